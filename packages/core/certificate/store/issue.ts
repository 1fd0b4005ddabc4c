import { createWriteTransaction } from "electrodb";
import type { EventId } from "../../event/schema.ts";
import type { ProjectId } from "../../project/schema.ts";
import { commit, happened, readMany, type Writes } from "../../shared/table.ts";
import { holderKey, type NamedHolder } from "../rules.ts";
import type { Certificate, CertificateId, CertificateState } from "../schema.ts";
import { type CertificateEntities, type StoredCertificate, toRow } from "./rows.ts";

/** What a holder has of an event. */
export interface CertificateClaim {
  eventId: EventId;
  holderKey: string;
  certificateId?: CertificateId;
  former: CertificateId[];
  version: number;
}

/** Why nothing was written. */
export type IssueResult =
  | "written"
  /** Somebody else took a number, or gave one of these holders a certificate, since it was read. */
  | "overtaken"
  /** The certificate to be replaced is not as it was read. */
  | "stale";

/** The last number given in a project's register of that year; 0: none yet. Key: projectId, year. */
export async function lastSequence(
  entities: CertificateEntities,
  projectId: ProjectId,
  year: number,
): Promise<number> {
  const { data } = await entities.counters.get({ projectId, year }).go({ consistent: true });
  return data?.last ?? 0;
}

/** What these holders have of an event. Keys: eventId and holder, one read for each hundred. */
export async function findClaims(
  entities: CertificateEntities,
  eventId: EventId,
  holderKeys: readonly string[],
): Promise<Map<string, CertificateClaim>> {
  const rows = await readMany(
    holderKeys.map((holderKey) => ({ eventId, holderKey })),
    (keys, options) => entities.claims.get(keys).go({ ...options, consistent: true }),
  );
  return new Map(rows.flatMap((row) => (row ? [[row.holderKey, row as CertificateClaim]] : [])));
}

/** Whether these holders have a valid certificate of an event, or only such as were annulled. Keys: eventId and holder. */
export async function findStates(
  entities: CertificateEntities,
  eventId: EventId,
  holders: readonly NamedHolder[],
): Promise<(CertificateState | undefined)[]> {
  const keys = holders.map(holderKey);
  const claims = await findClaims(entities, eventId, [...new Set(keys)]);
  return keys.map((key) => {
    const claim = claims.get(key);
    if (claim?.certificateId) return "issued";
    return claim && claim.former.length > 0 ? "annulled" : undefined;
  });
}

/**
 * Gives certificates their numbers in one transaction: their rows, their holders' claims and the counter,
 * under the condition that neither changed since it was read; with `replaced`, the certificate that ends
 * with it. The numbers must follow `last` without a gap. 1 item, and 2 per certificate.
 */
export async function issue(
  entities: CertificateEntities,
  issued: readonly StoredCertificate[],
  { projectId, year, last }: { projectId: ProjectId; year: number; last: number },
  known: ReadonlyMap<string, CertificateClaim>,
  replaced?: { before: StoredCertificate; after: StoredCertificate },
): Promise<IssueResult> {
  const result = await commit(
    createWriteTransaction(entities, (write) => [
      ...(replaced
        ? [
            write.certificates
              .put(toRow(replaced.after))
              .where(({ version }, { eq }) => eq(version, replaced.before.version))
              .commit(),
          ]
        : []),
      write.counters
        .put({ projectId, year, last: last + issued.length })
        .where((row, { eq, notExists }) => (last === 0 ? notExists(row.last) : eq(row.last, last)))
        .commit(),
      ...issued.flatMap((certificate) => [
        write.certificates.create(toRow(certificate)).commit(),
        ...claimWrites(write.claims, known, certificate, (claim) => ({
          ...claim,
          certificateId: certificate.certificateId,
          former: replaced ? [...claim.former, replaced.before.certificateId] : claim.former,
        })),
      ]),
    ]),
  );
  if (result.done) return "written";
  return replaced && result.refusals[0]?.refused ? "stale" : "overtaken";
}

/** Annuls a certificate that is still as it was read, and sets its holder free; false when it is not. */
export async function annul(
  entities: CertificateEntities,
  before: StoredCertificate,
  after: StoredCertificate,
  known: ReadonlyMap<string, CertificateClaim>,
): Promise<boolean> {
  const result = await commit(
    createWriteTransaction(entities, (write) => [
      write.certificates
        .put(toRow(after))
        .where(({ version }, { eq }) => eq(version, before.version))
        .commit(),
      ...claimWrites(write.claims, known, after, (claim) => ({
        ...claim,
        certificateId: undefined,
        former: [...claim.former, after.certificateId],
      })),
    ]),
  );
  return result.done;
}

/** Replaces a certificate that is still as it was read; false when it is not. */
export function replace(
  entities: CertificateEntities,
  before: StoredCertificate,
  after: StoredCertificate,
): Promise<boolean> {
  return happened(
    entities.certificates
      .put(toRow(after))
      .where(({ version }, { eq }) => eq(version, before.version))
      .go(),
  );
}

/** Writes what a holder has, under the condition that it is what was read. */
function claimWrites(
  claims: Writes<{ claims: CertificateEntities["claims"] }>["claims"],
  known: ReadonlyMap<string, CertificateClaim>,
  { eventId, facts }: Pick<Certificate, "eventId" | "facts">,
  change: (claim: CertificateClaim) => CertificateClaim,
) {
  const key = holderKey(facts.holder);
  const before = known.get(key);
  const after = change(before ?? { eventId, holderKey: key, former: [], version: 0 });
  return [
    claims
      .put({ ...after, version: after.version + 1 })
      .where(({ version }, { eq, notExists }) => (before ? eq(version, before.version) : notExists(version)))
      .commit(),
  ];
}
