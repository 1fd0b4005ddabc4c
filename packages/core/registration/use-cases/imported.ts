import type { EventDefinition } from "../../event/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError, type Issue } from "../../shared/error.ts";
import { derivedId } from "../../shared/id.ts";
import { linkSecret, shortHash } from "../../shared/secret.ts";
import type { Instant } from "../../shared/time.ts";
import type { FileRow } from "../answer.ts";
import { NO_CONSENTS } from "../consent.ts";
import { unmetCriteria, whyUndecided } from "../criteria.ts";
import type { RegistrationDeps } from "../deps.ts";
import { enter, outcomeOf } from "../entry.ts";
import { receiveAttachments } from "../attachments.ts";
import { findOutdated } from "../form-versions.ts";
import { institutionOf } from "../institution.ts";
import { unprovenOf } from "../prerequisites.ts";
import { correctedAnswers, invalidAnswers } from "../rules.ts";
import type { ImportedPerson, Registration, RegistrationId } from "../schema.ts";
import { personKey, type StoredRegistration } from "../store.ts";
import { toKnownPerson } from "../view.ts";

/** From which file somebody comes. */
interface FromFile {
  imported: NonNullable<Registration["imported"]>;
  fileName: string;
  /** Why they are entered, needed for whoever does not meet a criterion of the event. */
  reason?: string;
  /** The version of the form to whose questions the columns were matched. */
  formVersion?: number;
}

/**
 * What would become of people of a file, row by row: who is there already, and whose fields are refused. Writes nothing. The
 * caller has checked who asks.
 */
export async function checkImported(
  deps: RegistrationDeps,
  event: EventDefinition,
  people: readonly ImportedPerson[],
  now: Instant,
  formVersion?: number,
): Promise<FileRow[]> {
  return Promise.all(
    people.map(async (person): Promise<FileRow> => {
      const { row } = person;
      const known = await findKnown(deps, event, person);
      if (known.length > 0) return { row, outcome: "known", known: known.map(toKnownPerson) };
      const issues = await faultsOf(deps, event, person, formVersion);
      if (issues.length > 0) return { row, outcome: "refused", issues };
      const unproven = await unprovenOf(deps, event, person, now);
      return { row, outcome: "ready", unmet: whyUndecided(unmetCriteria(event, { ...person, unproven })) };
    }),
  );
}

/**
 * Enters somebody whom a file brings, as staff enter people by hand: whatever the recruitment window says, and seats count. Who
 * is there already stays as they are. The id follows from event, name and address, so the same row again is the same person,
 * also where they have left or are called otherwise since. The caller has checked who asks.
 * @param index how many people of this request came before: lines go by the order of the file
 * @throws DomainError event.cancelled, registration.busy
 */
export async function enterImported(
  deps: RegistrationDeps,
  ctx: Context<StaffActor>,
  event: EventDefinition,
  sent: ImportedPerson,
  { imported, fileName, reason, formVersion }: FromFile,
  index: number,
): Promise<FileRow> {
  const { row, choices, ...person } = { ...sent, answers: correctedAnswers(event.form, {}, sent.answers) };
  const answerOf = async (known: StoredRegistration[]): Promise<FileRow> => {
    const [mine] = known;
    // Its answer was lost, and it comes again.
    if (known.length === 1 && mine?.imported?.importId === imported.importId)
      return { row, ...(await outcomeOf(deps, mine)) };
    return { row, outcome: "known", known: known.map(toKnownPerson) };
  };
  const before = await findKnown(deps, event, sent);
  if (before.length > 0) return answerOf(before);
  const issues = await faultsOf(deps, event, sent, formVersion);
  const files = receiveAttachments(deps, event, event.form.questions, person.answers, ctx);
  issues.push(...files.issues);
  if (issues.length > 0) return { row, outcome: "refused", issues };
  const institution = await institutionOf(deps, ctx, person.institution);
  const unproven = await unprovenOf(deps, event, { ...person, institution, choices }, ctx.now);
  const why = whyUndecided(unmetCriteria(event, { ...person, institution, unproven }));
  if (why && !reason)
    return {
      row,
      outcome: "refused",
      issues: [{ path: "reason", code: "criterion.reason_required", words: why }],
    };
  const registrationId = idOf(event, sent);
  const linkVersion = 1;
  const at = new Date(Date.parse(ctx.now) + index).toISOString();
  try {
    const result = await enter(
      deps,
      event,
      {
        ...person,
        ...files.kept,
        institution,
        unproven,
        formVersion: event.formVersion,
        registrationId,
        eventId: event.eventId,
        // They are asked on paper or by the personal link.
        consents: NO_CONSENTS,
        locale: "pl",
        source: "staff",
        imported,
        linkVersion,
        linkHash: shortHash(linkSecret(deps.secretKey, registrationId, linkVersion)),
        queuedAt: at,
        version: 1,
        createdAt: at,
        updatedAt: at,
        changedBy: actorRef(ctx.actor),
        changeReason: [fileName, reason].filter(Boolean).join(" · "),
      },
      { choices, ifFull: "reserve" },
      undefined,
    );
    if (result.outcome === "duplicate") return await answerOf(result.known);
    const { outcome, position } = result.decision;
    return { row, outcome, position };
  } catch (cause) {
    if (cause instanceof DomainError && cause.details.issues)
      return { row, outcome: "refused", issues: [...cause.details.issues] };
    throw cause;
  }
}

/** The people of that name and address at the event, and whoever came by that row before. */
async function findKnown(
  deps: RegistrationDeps,
  event: EventDefinition,
  person: ImportedPerson,
): Promise<StoredRegistration[]> {
  const [imported, ids] = await Promise.all([
    deps.registrations.find(idOf(event, person)),
    deps.registrations.findByPerson(event.eventId, person),
  ]);
  if (imported) return [imported];
  return ids.length > 0 ? deps.registrations.findMany(ids) : [];
}

async function faultsOf(
  deps: RegistrationDeps,
  event: EventDefinition,
  { choices, ...person }: ImportedPerson,
  formVersion: number | undefined,
): Promise<Issue[]> {
  const sent = { ...person, choices, answers: correctedAnswers(event.form, {}, person.answers), formVersion };
  return [...invalidAnswers(event, sent, { isLenient: true }), ...(await findOutdated(deps, event, sent))];
}

function idOf({ eventId }: EventDefinition, person: ImportedPerson): RegistrationId {
  return derivedId("reg", "import", eventId, personKey(person));
}
