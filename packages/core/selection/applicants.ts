import type { EventId } from "../event/index.ts";
import type { InstitutionId } from "../institution/index.ts";
import { isHeld, type RegistrationId, type StoredRegistration } from "../registration/index.ts";
import { ENTERS } from "../registration/schema.ts";
import type { SelectionDeps } from "./deps.ts";
import type { Sheet } from "./schema.ts";

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
  const meant = await meantIn(
    deps,
    people.map(({ institution }) => institution?.institutionId),
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
  const said = person.institution?.institutionId;
  return { ...person, institutionId: (await meantIn(deps, [said]))(said) };
}

/** A sheet whose institutions are the entries that are meant now, so that whoever was merged is known under either. */
export async function withMeant<S extends Pick<Sheet, "institutionIds">>(
  deps: Pick<SelectionDeps, "institutionService">,
  sheets: readonly S[],
): Promise<S[]> {
  const meant = await meantIn(
    deps,
    sheets.flatMap(({ institutionIds }) => institutionIds),
  );
  return sheets.map((sheet) => ({
    ...sheet,
    institutionIds: sheet.institutionIds.map((institutionId) => meant(institutionId) ?? institutionId),
  }));
}

/** What tells of entries which ones they stand for now; of one that is not there any more nothing is known. */
async function meantIn(
  { institutionService }: Pick<SelectionDeps, "institutionService">,
  ids: readonly (InstitutionId | undefined)[],
): Promise<(id: InstitutionId | undefined) => InstitutionId | undefined> {
  const entries = await institutionService.findAllMeant(ids);
  return (id) => id && (entries.get(id)?.institutionId ?? id);
}
