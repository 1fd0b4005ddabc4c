import { DomainError } from "../shared/error.ts";
import type { InstitutionDeps } from "./deps.ts";
import type { InstitutionView, ListedInstitution, OfferedInstitution } from "./answer.ts";
import type { Institution, InstitutionId } from "./schema.ts";
import type { ShownInstitution, StoredInstitution } from "./store.ts";

/** Pointers that are followed at most; each was set by hand. */
const LONGEST_CHAIN = 20;

/** The entry that an id stands for now: itself, or what it was found to be the same as. */
export async function findMeant(
  { institutions }: Pick<InstitutionDeps, "institutions">,
  institutionId: InstitutionId,
): Promise<StoredInstitution | undefined> {
  let found = await institutions.find(institutionId);
  for (let step = 0; found?.mergedInto && step < LONGEST_CHAIN; step += 1)
    found = await institutions.find(found.mergedInto);
  return found;
}

/** An entry. @throws DomainError institution.not_found */
export async function getEntry(
  { institutions }: InstitutionDeps,
  institutionId: InstitutionId,
): Promise<StoredInstitution> {
  const found = await institutions.find(institutionId);
  if (!found) throw new DomainError("not_found", "institution.not_found");
  return found;
}

/** Refuses a change of what somebody else changed meanwhile. @throws DomainError institution.version_conflict */
export function assertVersion(institution: Institution, version: number): void {
  if (institution.version !== version)
    throw new DomainError("conflict", "institution.version_conflict", { version: institution.version });
}

/** What everybody may see of an entry. */
export function toOffered({
  institutionId,
  name,
  type,
  town,
  communeCode,
}: ShownInstitution & { institutionId: InstitutionId }): OfferedInstitution {
  return { institutionId, name, type, town, communeCode };
}

/** What lists of staff show of an entry. */
export function toListed(entry: ShownInstitution & { institutionId: InstitutionId }): ListedInstitution {
  return { ...toOffered(entry), state: entry.state, otherNames: entry.otherNames };
}

/** An entry as staff see it. */
export function toView(entry: Institution): InstitutionView {
  const { nip, version, createdAt, updatedAt } = entry;
  return { ...toListed(entry), nip, version, createdAt, updatedAt };
}
