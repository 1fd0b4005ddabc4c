import type { EventId } from "../event/index.ts";
import type { InstitutionId, InstitutionStore } from "../institution/index.ts";
import { isHeld, type RegistrationId, type StoredRegistration } from "../registration/index.ts";
import { ENTERS } from "../registration/schema.ts";
import type { SelectionDeps } from "./deps.ts";
import type { Sheet } from "./schema.ts";

/** Pointers of merged entries that are followed at most. */
const LONGEST_CHAIN = 20;

const PENDING = ENTERS.pends;

/** Somebody who waits for a decision, with the entry of the register that is meant by what they said. */
export interface Applicant extends StoredRegistration {
  institutionId?: InstitutionId;
}

/** Those who wait for a decision, in the order in which they came. Index gsi1 of registrations; entries in batches. */
export async function listApplicants(deps: SelectionDeps, eventId: EventId): Promise<Applicant[]> {
  const people: StoredRegistration[] = [];
  for await (const person of deps.registrations.eachByName(eventId, { status: PENDING }))
    if (!isHeld(person)) people.push(person);
  const meant = await meantBy(
    deps.institutions,
    people.flatMap(({ institution }) => institution?.institutionId ?? []),
  );
  return people
    .map((person) => ({ ...person, institutionId: meant(person.institution?.institutionId) }))
    .toSorted((a, b) =>
      a.createdAt === b.createdAt
        ? a.registrationId < b.registrationId
          ? -1
          : 1
        : a.createdAt < b.createdAt
          ? -1
          : 1,
    );
}

/** One of them; undefined where nobody waits under that id. Key: registrationId, and that of the entry. */
export async function findApplicant(
  deps: SelectionDeps,
  eventId: EventId,
  registrationId: RegistrationId,
): Promise<Applicant | undefined> {
  const person = await deps.registrations.find(registrationId);
  if (person?.eventId !== eventId || person.status !== PENDING || isHeld(person)) return undefined;
  const { institution } = person;
  const meant = await meantBy(
    deps.institutions,
    institution?.institutionId ? [institution.institutionId] : [],
  );
  return { ...person, institutionId: meant(institution?.institutionId) };
}

/** A sheet whose institutions are the entries that are meant now, so that whoever was merged is known under either. */
export async function withMeant<S extends Pick<Sheet, "institutionIds">>(
  { institutions }: Pick<SelectionDeps, "institutions">,
  sheets: readonly S[],
): Promise<S[]> {
  const meant = await meantBy(
    institutions,
    sheets.flatMap(({ institutionIds }) => institutionIds),
  );
  return sheets.map((sheet) => ({
    ...sheet,
    institutionIds: sheet.institutionIds.map((institutionId) => meant(institutionId) ?? institutionId),
  }));
}

/** What tells of many entries which ones they were found to be the same as. */
async function meantBy(
  institutions: Pick<InstitutionStore, "findMany">,
  ids: readonly InstitutionId[],
): Promise<(id: InstitutionId | undefined) => InstitutionId | undefined> {
  const into = new Map<InstitutionId, InstitutionId>();
  let asked = [...new Set(ids)];
  for (let step = 0; asked.length > 0 && step < LONGEST_CHAIN; step += 1) {
    const found = (await institutions.findMany(asked)).filter((entry) => entry !== undefined);
    for (const { institutionId, mergedInto } of found) if (mergedInto) into.set(institutionId, mergedInto);
    asked = [...new Set(found.flatMap(({ mergedInto }) => mergedInto ?? []))].filter((id) => !into.has(id));
  }
  return (id) => {
    let meant = id;
    for (let step = 0; meant && step < LONGEST_CHAIN; step += 1) {
      const next = into.get(meant);
      if (!next) break;
      meant = next;
    }
    return meant;
  };
}
