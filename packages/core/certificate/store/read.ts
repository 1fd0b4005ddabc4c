import type { EventId } from "../../event/schema.ts";
import type { ProjectId } from "../../project/schema.ts";
import type { Page } from "../../shared/page.ts";
import { readPage, upTo } from "../../shared/table.ts";
import type { CertificateId, CertificateState } from "../schema.ts";
import { type CertificateEntities, fromRow, type StoredCertificate } from "./rows.ts";

/** Which rows of a register are wanted. */
export interface RegisterFilter {
  year?: number;
  state?: CertificateState;
  /** Folded words, each of which must occur. */
  words?: string[];
}

/** One certificate. Key: certificateId, strongly consistent. */
export async function find(
  entities: CertificateEntities,
  certificateId: CertificateId,
): Promise<StoredCertificate | undefined> {
  const { data } = await entities.certificates.get({ certificateId }).go({ consistent: true });
  return data ? fromRow(data) : undefined;
}

/** The certificate whose public page has that code. Index gsi3 (`byCode`): SHA-256 of the code. */
export async function findByCode(
  entities: CertificateEntities,
  codeHash: string,
): Promise<StoredCertificate | undefined> {
  const { data } = await entities.certificates.query.byCode({ codeHash }).go(upTo(1));
  return data[0] && fromRow(data[0]);
}

/** All certificates of an event in the order of their numbers. Index gsi1 (`byEvent`): eventId. */
export async function* eachOfEvent(
  entities: CertificateEntities,
  eventId: EventId,
): AsyncGenerator<StoredCertificate> {
  let cursor: string | undefined;
  do {
    const page: Page<StoredCertificate> = await readPage(
      entities.certificates.query.byEvent({ eventId }),
      { cursor, limit: 250 },
      fromRow,
    );
    yield* page.items;
    cursor = page.cursor;
  } while (cursor);
}

/** How many certificates of an event are valid. Index gsi1 (`byEvent`): eventId. */
export async function countValid(entities: CertificateEntities, eventId: EventId): Promise<number> {
  let count = 0;
  for await (const { state } of eachOfEvent(entities, eventId)) if (state === "issued") count += 1;
  return count;
}

/** A project's register. Index gsi2 (`register`): projectId, year and number; the newest first unless said. */
export async function listRegister(
  entities: CertificateEntities,
  projectId: ProjectId,
  { year, state, words = [] }: RegisterFilter,
  cursor: string | undefined,
  limit: number,
  order: "asc" | "desc" = "desc",
): Promise<Page<StoredCertificate>> {
  const all = entities.certificates.query.register({ projectId });
  return readPage(
    (year === undefined ? all : all.begins({ registerKey: `${year}/` })).where(
      (attributes, { eq, contains }) =>
        [state && eq(attributes.state, state), ...words.map((word) => contains(attributes.searchText, word))]
          .filter(Boolean)
          .join(" AND "),
    ),
    { cursor, limit, order, isNarrowed: state !== undefined || words.length > 0 },
    fromRow,
  );
}

/** The certificate in an image of the stream; undefined when the image is of something else. */
export function fromImage(
  entities: CertificateEntities,
  image: Record<string, unknown>,
): StoredCertificate | undefined {
  const row = entities.certificates.parse({ Item: image }).data;
  return row ? fromRow(row) : undefined;
}
