import { createWriteTransaction } from "electrodb";
import type { Page } from "../../shared/page.ts";
import { commit, readPage, type Writes } from "../../shared/table.ts";
import { normaliseEmail } from "../../shared/text.ts";
import type { Staff } from "../answer.ts";
import type { StaffId } from "../schema.ts";
import { type StaffEntities, type StaffRow } from "./rows.ts";

/** Somebody as they were read: a transaction that relies on it is refused when they changed since. */
type Unchanged = Pick<Staff, "staffId" | "version">;

/** What came of a change of staff; `lost`: something it relied on changed meanwhile, so read again. */
type StaffChange = "done" | "address_taken" | "lost";

/** One member of staff. Key: staffId. */
export async function find(entities: StaffEntities, staffId: StaffId): Promise<Staff | undefined> {
  const { data } = await entities.people.get({ staffId }).go({ consistent: true });
  return data ? fromRow(data) : undefined;
}

/** The member of staff with that address. Keys: address, then staffId. */
export async function findByAddress(entities: StaffEntities, email: string): Promise<Staff | undefined> {
  const { data } = await entities.addresses.get({ address: normaliseEmail(email) }).go({ consistent: true });
  return data ? find(entities, data.staffId as StaffId) : undefined;
}

/** All staff by address. Index gsi1 (`byAddress`). */
export async function list(
  entities: StaffEntities,
  cursor: string | undefined,
  limit: number,
): Promise<Page<Staff>> {
  return readPage(entities.people.query.byAddress({}), { cursor, limit }, fromRow);
}

/** All staff at once, for choosing among them. Index gsi1 (`byAddress`), to its end. */
export async function listAll(entities: StaffEntities): Promise<Staff[]> {
  const { data } = await entities.people.query.byAddress({}).go({ pages: "all" });
  return data.map(fromRow);
}

/** Writes a new member of staff and claims the address, while `manager` is as they were read. */
export async function create(
  entities: StaffEntities,
  staff: Staff,
  changedBy: string,
  manager?: Unchanged,
): Promise<StaffChange> {
  const result = await commit(
    createWriteTransaction(entities, (write) => [
      write.people.create(toRow(staff, changedBy)).commit(),
      write.addresses.create({ address: normaliseEmail(staff.email), staffId: staff.staffId }).commit(),
      ...(manager ? [unchanged(write.people, manager)] : []),
    ]),
  );
  if (result.done) return "done";
  return result.refusals[1]?.refused ? "address_taken" : "lost";
}

/**
 * Replaces a member of staff that still has the version it was read with, while `manager`, somebody else, is as
 * they were read; moves the address claim.
 */
export async function save(
  entities: StaffEntities,
  before: Staff,
  after: Staff,
  changedBy: string,
  manager?: Unchanged,
): Promise<StaffChange> {
  const from = normaliseEmail(before.email);
  const to = normaliseEmail(after.email);
  const isMoved = from !== to;
  const result = await commit(
    createWriteTransaction(entities, (write) => [
      write.people
        .put(toRow(after, changedBy))
        .where(({ version }, { eq }) => eq(version, before.version))
        .commit(),
      ...(isMoved
        ? [
            write.addresses.create({ address: to, staffId: after.staffId }).commit(),
            write.addresses.delete({ address: from }).commit(),
          ]
        : []),
      ...(manager ? [unchanged(write.people, manager)] : []),
    ]),
  );
  if (result.done) return "done";
  const [own, address] = result.refusals;
  return isMoved && address?.refused && !own?.refused ? "address_taken" : "lost";
}

/** The member of staff in an image of the stream; undefined when the image is of something else. */
export function fromImage(
  entities: StaffEntities,
  image: Record<string, unknown>,
): (Staff & { changedBy: string }) | undefined {
  const row = entities.people.parse({ Item: image }).data;
  return row ? { ...fromRow(row), changedBy: row.changedBy } : undefined;
}

/** The part of a transaction that holds somebody to what they were read as. */
function unchanged(
  people: Writes<{ people: StaffEntities["people"] }>["people"],
  { staffId, version: known }: Unchanged,
) {
  return people
    .check({ staffId })
    .where(({ version }, { eq }) => eq(version, known))
    .commit();
}

function toRow({ staffId, version, ...staff }: Staff, changedBy: string): StaffRow {
  return { staffId, version, staff, address: normaliseEmail(staff.email), changedBy };
}

function fromRow(row: StaffRow): Staff {
  return { ...row.staff, staffId: row.staffId as StaffId, version: row.version };
}
