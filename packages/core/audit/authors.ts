import { reachOf } from "../access/rules.ts";
import type { CheckInLinkId, CheckInStore } from "../check-in/index.ts";
import type { StaffId, StaffStore } from "../staff/index.ts";

/** Names of authors (`staff:stf_…`, `desk:chk_…`): of those who have one. */
export type AuthorNames = (authors: Iterable<string>) => Promise<Map<string, string>>;

/** Makes what finds the names of authors: one read for each of them. */
export function createAuthorNames(stores: {
  readonly staff: Pick<StaffStore, "find">;
  readonly checkIn: Pick<CheckInStore, "find">;
}): AuthorNames {
  return async (authors) => {
    const names = new Map<string, string>();
    await Promise.all(
      [...new Set(authors)].map(async (author) => {
        const [kind, id] = author.split(":");
        const known =
          kind === "staff"
            ? await stores.staff.find(id as StaffId)
            : kind === "desk" && (await stores.checkIn.find(id as CheckInLinkId));
        if (known) names.set(author, known.name);
      }),
    );
    return names;
  };
}

/** Which of the authors refer people for an institution outside: one read for each member of staff among them. */
export type Referrers = (authors: Iterable<string>) => Promise<Set<string>>;

/** Makes what finds those who refer people among authors. */
export function createReferrers({ staff }: { readonly staff: Pick<StaffStore, "find"> }): Referrers {
  return async (authors) => {
    const ofStaff = [...new Set(authors)].filter((author) => author.startsWith("staff:"));
    const found = await Promise.all(
      ofStaff.map(async (author) => {
        const person = await staff.find(author.slice("staff:".length) as StaffId);
        return person && reachOf(person.role, "referrals.make") ? [author] : [];
      }),
    );
    return new Set(found.flat());
  };
}
