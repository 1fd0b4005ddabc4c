import { Entity, createWriteTransaction, type EntityItem } from "electrodb";
import type { EventId } from "../event/schema.ts";
import type { ProjectId } from "../project/schema.ts";
import type { Page } from "../shared/page.ts";
import {
  SERVICE,
  commit,
  happened,
  json,
  keyFields,
  readMany,
  readPage,
  type Table,
  type Writes,
} from "../shared/table.ts";
import type { Instant } from "../shared/time.ts";
import type { CertificateTemplate } from "./answer.ts";
import { holderKey, registerText, type LinkedCertificate } from "./rules.ts";
import type { Certificate, CertificateId, CertificateState } from "./schema.ts";

const templateEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "certificateTemplate", version: "1", service: SERVICE },
      attributes: {
        projectId: { type: "string", required: true },
        template: { type: json<Omit<CertificateTemplate, "projectId" | "version">>(), required: true },
        version: { type: "number", required: true },
        changedBy: { type: "string", required: true },
      },
      indexes: {
        template: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** The last number given in a project's register of one year. Goes up in the transaction that gives the number. */
const counterEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "certificateCounter", version: "1", service: SERVICE },
      attributes: {
        projectId: { type: "string", required: true },
        year: { type: "number", required: true },
        last: { type: "number", required: true },
      },
      indexes: {
        counter: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: ["year"] },
        },
      },
    },
    { client: documents, table: name },
  );

type Kept = Omit<LinkedCertificate, "certificateId" | "eventId" | "projectId" | "state" | "version">;

const certificateEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "certificate", version: "1", service: SERVICE },
      attributes: {
        certificateId: { type: "string", required: true },
        eventId: { type: "string", required: true },
        projectId: { type: "string", required: true },
        state: { type: json<CertificateState>(), required: true },
        /** Everything else of the certificate, as the domain knows it. */
        certificate: { type: json<Kept>(), required: true },
        /** Year and number in the order of the register: `2011/000001`. */
        registerKey: { type: "string", required: true },
        /** {@link registerText}. */
        searchText: { type: "string", required: true },
        /** SHA-256 of the code of the public page. */
        codeHash: { type: "string", required: true },
        version: { type: "number", required: true },
        updatedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
      },
      indexes: {
        certificate: {
          pk: { ...keyFields().pk, composite: ["certificateId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
        byEvent: {
          index: "gsi1",
          pk: { ...keyFields("gsi1").pk, composite: ["eventId"] },
          sk: { ...keyFields("gsi1").sk, composite: ["registerKey", "certificateId"] },
        },
        register: {
          index: "gsi2",
          pk: { ...keyFields("gsi2").pk, composite: ["projectId"] },
          sk: { ...keyFields("gsi2").sk, composite: ["registerKey"] },
        },
        byCode: {
          index: "gsi3",
          pk: { ...keyFields("gsi3").pk, composite: ["codeHash"] },
          sk: { ...keyFields("gsi3").sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** What a holder has of an event: one valid certificate at most, and those that were annulled. */
const claimEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "certificateClaim", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        holderKey: { type: "string", required: true },
        /** The valid certificate; absent when the last one was annulled. */
        certificateId: { type: "string" },
        /** Annulled ones, the oldest first. */
        former: { type: "list", items: { type: "string" }, required: true },
        version: { type: "number", required: true },
      },
      indexes: {
        claim: {
          pk: { ...keyFields().pk, composite: ["eventId", "holderKey"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

type TemplateRow = EntityItem<ReturnType<typeof templateEntity>>;
type CertificateRow = EntityItem<ReturnType<typeof certificateEntity>>;

/** A certificate with what only the table knows of it. */
export interface StoredCertificate extends LinkedCertificate {
  codeHash: string;
  updatedAt: Instant;
  changedBy: string;
  changeReason?: string;
}

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

/** Which rows of a register are wanted. */
export interface RegisterFilter {
  year?: number;
  state?: CertificateState;
  /** Folded words, each of which must occur. */
  words?: string[];
}

/** Where templates, certificates and their numbers are kept. Every function names its access pattern and key. */
export type CertificateStore = ReturnType<typeof createCertificateStore>;

/** Makes the store of certificates over one table. */
export function createCertificateStore(table: Table) {
  const templates = templateEntity(table);
  const counters = counterEntity(table);
  const certificates = certificateEntity(table);
  const claims = claimEntity(table);
  const entities = { counters, certificates, claims };

  const store = {
    /** A project's template, if one was saved. Key: projectId. */
    async findTemplate(projectId: ProjectId): Promise<CertificateTemplate | undefined> {
      const { data } = await templates.get({ projectId }).go({ consistent: true });
      return data ? templateOf(data) : undefined;
    },

    /** Replaces the template that has the version before this one's; false when it does not. */
    saveTemplate(
      { projectId, version, ...template }: CertificateTemplate,
      changedBy: string,
    ): Promise<boolean> {
      return happened(
        templates
          .put({ projectId, template, version, changedBy })
          .where((row, { eq, notExists }) =>
            version === 1 ? notExists(row.version) : eq(row.version, version - 1),
          )
          .go(),
      );
    },

    /** The last number given in a project's register of that year; 0: none yet. Key: projectId, year. */
    async lastSequence(projectId: ProjectId, year: number): Promise<number> {
      const { data } = await counters.get({ projectId, year }).go({ consistent: true });
      return data?.last ?? 0;
    },

    /** What these holders have of an event. Keys: eventId and holder, one read for each hundred. */
    async findClaims(
      eventId: EventId,
      holderKeys: readonly string[],
    ): Promise<Map<string, CertificateClaim>> {
      const rows = await readMany(
        holderKeys.map((holderKey) => ({ eventId, holderKey })),
        (keys, options) => claims.get(keys).go({ ...options, consistent: true }),
      );
      return new Map(rows.flatMap((row) => (row ? [[row.holderKey, row as CertificateClaim]] : [])));
    },

    /**
     * Gives certificates their numbers in one transaction: their rows, their holders' claims and the counter,
     * under the condition that neither changed since it was read; with `replaced`, the certificate that ends
     * with it. The numbers must follow `last` without a gap. 1 item, and 2 per certificate.
     */
    async issue(
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
    },

    /** Annuls a certificate that is still as it was read, and sets its holder free; false when it is not. */
    async annul(
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
    },

    /** Replaces a certificate that is still as it was read; false when it is not. */
    replace(before: StoredCertificate, after: StoredCertificate): Promise<boolean> {
      return happened(
        certificates
          .put(toRow(after))
          .where(({ version }, { eq }) => eq(version, before.version))
          .go(),
      );
    },

    /** One certificate. Key: certificateId, strongly consistent. */
    async find(certificateId: CertificateId): Promise<StoredCertificate | undefined> {
      const { data } = await certificates.get({ certificateId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** The certificate whose public page has that code. Index gsi3 (`byCode`): SHA-256 of the code. */
    async findByCode(codeHash: string): Promise<StoredCertificate | undefined> {
      const { data } = await certificates.query.byCode({ codeHash }).go({ count: 1 });
      return data[0] && fromRow(data[0]);
    },

    /** All certificates of an event in the order of their numbers. Index gsi1 (`byEvent`): eventId. */
    async *eachOfEvent(eventId: EventId): AsyncGenerator<StoredCertificate> {
      let cursor: string | undefined;
      do {
        const page: Page<StoredCertificate> = await readPage(
          certificates.query.byEvent({ eventId }),
          { cursor, limit: 250 },
          fromRow,
        );
        yield* page.items;
        cursor = page.cursor;
      } while (cursor);
    },

    /** How many certificates of an event are valid. Index gsi1 (`byEvent`): eventId. */
    async countValid(eventId: EventId): Promise<number> {
      let count = 0;
      for await (const { state } of store.eachOfEvent(eventId)) if (state === "issued") count += 1;
      return count;
    },

    /** A project's register. Index gsi2 (`register`): projectId, year and number; the newest first unless said. */
    async listRegister(
      projectId: ProjectId,
      { year, state, words = [] }: RegisterFilter,
      cursor: string | undefined,
      limit: number,
      order: "asc" | "desc" = "desc",
    ): Promise<Page<StoredCertificate>> {
      const all = certificates.query.register({ projectId });
      return readPage(
        (year === undefined ? all : all.begins({ registerKey: `${year}/` })).where(
          (attributes, { eq, contains }) =>
            [
              state && eq(attributes.state, state),
              ...words.map((word) => contains(attributes.searchText, word)),
            ]
              .filter(Boolean)
              .join(" AND "),
        ),
        { cursor, limit, order },
        fromRow,
      );
    },

    /** The certificate in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): StoredCertificate | undefined {
      const row = certificates.parse({ Item: image }).data;
      return row ? fromRow(row) : undefined;
    },

    /** The template in an image of the stream; undefined when the image is of something else. */
    templateFromImage(
      image: Record<string, unknown>,
    ): (CertificateTemplate & { changedBy: string }) | undefined {
      const row = templates.parse({ Item: image }).data;
      return row ? { ...templateOf(row), changedBy: row.changedBy } : undefined;
    },
  };
  return store;
}

function templateOf(row: TemplateRow): CertificateTemplate {
  return { ...row.template, projectId: row.projectId as ProjectId, version: row.version };
}

/** Writes what a holder has, under the condition that it is what was read. */
function claimWrites(
  claims: Writes<{ claims: ReturnType<typeof claimEntity> }>["claims"],
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

function toRow(stored: StoredCertificate): CertificateRow {
  const {
    certificateId,
    eventId,
    projectId,
    state,
    version,
    codeHash,
    updatedAt,
    changedBy,
    changeReason,
    ...certificate
  } = stored;
  return {
    certificateId,
    eventId,
    projectId,
    state,
    certificate,
    registerKey: `${stored.year}/${String(stored.sequence).padStart(6, "0")}`,
    searchText: registerText(stored),
    codeHash,
    version,
    updatedAt,
    changedBy,
    changeReason,
  };
}

function fromRow(row: CertificateRow): StoredCertificate {
  return {
    ...row.certificate,
    certificateId: row.certificateId as CertificateId,
    eventId: row.eventId as EventId,
    projectId: row.projectId as ProjectId,
    state: row.state,
    codeHash: row.codeHash,
    version: row.version,
    updatedAt: row.updatedAt,
    changedBy: row.changedBy,
    changeReason: row.changeReason,
  };
}
