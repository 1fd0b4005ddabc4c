import type { EventDefinition, EventId } from "../event/index.ts";
import type { Criterion } from "../form/criterion.ts";
import { keysOfWords } from "../institution/rules.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import type { Instant } from "../shared/time.ts";
import { isSameCommune } from "../territory/schema.ts";
import { type Prerequisite, prerequisitesOf } from "./criteria.ts";
import type { RegistrationDeps } from "./deps.ts";
import type { Registration } from "./schema.ts";

/** Who is looked up, and what they choose. */
type Looked = Pick<Registration, "firstName" | "lastName" | "email" | "phone" | "institution" | "choices">;

/** What looking somebody up needs. */
type Deps = Pick<RegistrationDeps, "registrations" | "recorded" | "institutions" | "peopleOf">;

/**
 * Which prerequisites of an event somebody is not found to have completed, and which of its communes their institution is not known to be in,
 * by the ids of the criteria; undefined: none. A person is found by
 * name and address as at sign-up (docs/decisions/0033), an institution by its entry and what was merged with it. Reads nothing where the
 * event asks for nothing, else two claims for each event of a person, and the people of each event of an institution.
 * @param by only what is asked of the person, or of their institution; absent: both
 */
export async function unprovenOf(
  deps: Deps,
  { form }: Pick<EventDefinition, "form">,
  person: Looked,
  now: Instant,
  by?: Prerequisite["by"],
): Promise<string[] | undefined> {
  const asked = prerequisitesOf(form, person.choices).filter((one) => !by || one.by === by);
  const proofs = await Promise.all(asked.map((one) => isProven(deps, one, person, now)));
  const unproven = asked.filter((_, index) => !proofs[index]).map(({ criterionId }) => criterionId);
  const found = unproven.length > 0 ? unproven : undefined;
  return by === "person" ? found : judgeCommunes(deps, { form }, { ...person, unproven: found });
}

/**
 * What is not shown of somebody, with what their institution says of the communes that an event is for. Of an institution whose commune the
 * register does not know nothing is shown. Reads its entry where the event asks.
 */
export async function judgeCommunes(
  deps: Pick<Deps, "institutions">,
  { form }: Pick<EventDefinition, "form">,
  { institution, unproven = [] }: Pick<Registration, "institution" | "unproven">,
): Promise<string[] | undefined> {
  const asked = (form.criteria ?? []).filter((criterion) => criterion.type === "commune");
  if (asked.length === 0) return unproven.length > 0 ? unproven : undefined;
  const { communeCode } = institution ? await deps.institutions.familyOf(institution) : {};
  const isMet = ({ communes }: (typeof asked)[number]) =>
    communeCode !== undefined && communes.some((code) => isSameCommune(code, communeCode));
  const others = unproven.filter((id) => !asked.some(({ criterionId }) => criterionId === id));
  const found = [...others, ...asked.filter((one) => !isMet(one)).map(({ criterionId }) => criterionId)];
  return found.length > 0 ? found : undefined;
}

/**
 * What is not shown of somebody whose institution is another now, or counts as one with others: what their institution has to have
 * completed, and its communes. What was looked up of the person stays.
 */
export async function judgeInstitution(
  deps: Deps,
  event: Pick<EventDefinition, "form">,
  person: Looked & Pick<Registration, "unproven">,
  now: Instant,
): Promise<string[] | undefined> {
  const isOfInstitution = (id: string) =>
    (event.form.criteria ?? []).some(
      (one) =>
        one.criterionId === id &&
        (one.type === "commune" || (one.type === "completed" && one.by === "institution")),
    );
  const found = await unprovenOf(deps, event, person, now, "institution");
  const all = [...(person.unproven ?? []).filter((id) => !isOfInstitution(id)), ...(found ?? [])];
  return all.length > 0 ? all : undefined;
}

/**
 * What somebody is not found to have completed of what an event asks for with other choices than they had: of all that is kept, and of
 * what these choices add to it the groups that are chosen anew and the organiser's words. Choices that stay are not judged again.
 */
export async function lookUpChosen(
  deps: Deps,
  event: Pick<EventDefinition, "form">,
  before: Looked & Pick<Registration, "unproven">,
  choices: Registration["choices"],
  now: Instant,
): Promise<{ unproven?: string[]; unmet: { path: string; words: LocalizedText }[] }> {
  const known = new Set(prerequisitesOf(event.form, before.choices).map(({ criterionId }) => criterionId));
  const asked = prerequisitesOf(event.form, choices);
  const added = asked.filter(({ criterionId }) => !known.has(criterionId));
  const proofs = await Promise.all(added.map((one) => isProven(deps, one, before, now)));
  const missing = added.filter((_, index) => !proofs[index]);
  const stays = (criterion: Criterion) =>
    criterion.type === "commune" || asked.some((one) => one === criterion);
  const kept = (event.form.criteria ?? []).filter(
    (criterion) => before.unproven?.includes(criterion.criterionId) && stays(criterion),
  );
  const unproven = [...kept, ...missing].map(({ criterionId }) => criterionId);
  const unmet = missing.map(({ optionIds = [], words }) => {
    const [groupId] = Object.entries(choices).find(([, optionId]) => optionIds.includes(optionId)) ?? [];
    return { path: `choices.${groupId}`, words };
  });
  return { unproven: unproven.length > 0 ? unproven : undefined, unmet };
}

async function isProven(deps: Deps, { by, eventIds, ofOptions }: Prerequisite, person: Looked, now: Instant) {
  const hasCompleted = by === "person" ? personCompleted : institutionCompleted;
  const proofs = await Promise.all(
    eventIds.map((eventId) => hasCompleted(deps, { eventId, optionIds: ofOptions?.[eventId] }, person, now)),
  );
  return proofs.includes(true);
}

/** An event, or options of it, that have to have been completed. */
interface Asked {
  eventId: EventId;
  optionIds?: readonly string[];
}

async function personCompleted(deps: Deps, { eventId, optionIds }: Asked, person: Looked, now: Instant) {
  // A name alone is many people's.
  if (!person.email) return false;
  const known = await deps.registrations.findByPerson(eventId, person);
  if (known.length === 0) return false;
  const completed = await deps.recorded.listCompleted(eventId, known, now, optionIds);
  // Of namesakes who share an address nobody can tell which of them this is.
  return known.every((id) => completed.has(id));
}

async function institutionCompleted(
  deps: Deps,
  { eventId, optionIds }: Asked,
  { institution }: Looked,
  now: Instant,
) {
  if (!institution) return false;
  const family = new Set((await deps.institutions.familyOf(institution)).keys);
  const keys = new Set(keysOfWords(institution));
  const sent = (await deps.peopleOf(eventId)).filter((one) => {
    if (!one.institution) return false;
    // Who registered before there was a register is found by the words.
    const { institutionId } = one.institution;
    return institutionId
      ? family.has(institutionId)
      : keysOfWords(one.institution).some((key) => keys.has(key));
  });
  return deps.recorded.haveCompleted(eventId, sent, now, optionIds);
}
