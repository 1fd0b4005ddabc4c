import { codeFault, codeScope, normaliseCode, type UsedCode } from "../../access-code/index.ts";
import {
  EVENT_SCOPE,
  type EventDefinition,
  type EventHead,
  countSeats,
  openedBy,
  type SeatBlock,
  slugIn,
  takesDelegations,
} from "../../event/index.ts";
import { mailboxOf } from "../../limit/index.ts";
import {
  claimKeys,
  institutionOf,
  groupRefusal,
  outcomeOf,
  quotaRefusal,
  readPlacesTogether,
  readSeats,
  refuse,
  type StoredRegistration,
  waitsFor,
  whyNobodyGetsIn,
} from "../../registration/index.ts";
import {
  assertTakesSignUps,
  changedWordings,
  closedChoices,
  decideTogether,
  hasPlace,
  isInLine,
  missingCode,
  needsErasedOn,
  refusals,
  NOWHERE,
  unmetCriteria,
  seatedIn,
  type SeatDecision,
  whyUndecided,
} from "../../registration/rules.ts";
import { ENTERS, type OtherPerson } from "../../registration/schema.ts";
import { actorRef } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError, type Issue } from "../../shared/error.ts";
import { inLocale } from "../../shared/localized-text.ts";
import { derivedId } from "../../shared/id.ts";
import { linkSecret, shortHash } from "../../shared/secret.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import { epochSeconds, type Instant } from "../../shared/time.ts";
import type { TakenDelegation } from "../answer.ts";
import type { DelegationDeps } from "../deps.ts";
import { delegationToken } from "../link.ts";
import { asked, askedOfOthers, keepDeclared, newcomer, personIssues } from "../person.ts";
import { queueMoments } from "../rules.ts";
import type { Delegation, DelegationId, DelegationInput } from "../schema.ts";

/**
 * Registers people of an institution together: all of them in one transaction, or nobody. The same request again (same
 * idempotency key, same contents) gives the first answer.
 * @param address what the address of the event's page ends with
 * @throws DomainError event.not_found, event.cancelled, registration.recruitment_closed,
 *   registration.recruitment_not_open, delegation.not_taken, registration.invalid, delegation.not_enough_seats,
 *   delegation.too_large, delegation.link_ended, registration.busy, registration.too_many_from_client,
 *   registration.too_many_for_address, registration.too_many_for_event, registration.too_many_codes
 */
export async function registerDelegation(
  deps: DelegationDeps,
  ctx: Context,
  address: string,
  sent: DelegationInput,
  idempotencyKey?: string,
): Promise<TakenDelegation> {
  const event = openedBy(await deps.definitions.find(slugIn(address), sent), address);
  if (!event) throw new DomainError("not_found", "event.not_found");
  // What was sent is part of the id: another delegation under the same key is another one.
  const delegationId: DelegationId = idempotencyKey
    ? derivedId("del", event.eventId, idempotencyKey, JSON.stringify(sent))
    : ctx.newId("del");
  const known = idempotencyKey && (await deps.delegations.find(delegationId, ctx.now));
  if (known) return answerAgain(deps, known);
  assertTakesSignUps(event, ctx.now);
  if (!takesDelegations(event)) throw new DomainError("conflict", "delegation.not_taken");
  const form = askedOfOthers(event);
  const people = sent.people.map((person) => asked(form, person));
  refuse(await issuesOf(deps, ctx, form, { ...sent, people }));
  const accessCode = event.accessCode && sent.accessCode ? normaliseCode(sent.accessCode) : undefined;
  await takeTries(deps, ctx, event, { ...sent, people, accessCode });
  const changedBy = actorRef({ type: "contact", delegationId });
  const institution = (await institutionOf(deps, ctx, sent.institution)) ?? sent.institution;
  // An institution is judged as the register knows it.
  const unproven = await Promise.all(
    people.map((person) => deps.registrationService.unprovenOf(event, { ...person, institution }, ctx.now)),
  );
  const unmet = people.map((person, index) =>
    unmetCriteria(event, { ...person, institution, unproven: unproven[index] }),
  );
  refuse(unmet.flatMap((criteria, index) => within(index, refusals(criteria))));
  const declared = await keepDeclared(deps, "delegation", sent.declarations);
  const moments = queueMoments(ctx.now, people.length);
  const drafts = people.map((person, index) => {
    const by = { institution, locale: sent.locale, changedBy, declared };
    const draft = newcomer(deps, ctx, event, person, by);
    const why = whyUndecided(unmet[index] ?? []);
    const undecided = why && { statusReason: inLocale(why, sent.locale).text, changeReason: why.pl };
    return {
      ...draft,
      isUndecided: why !== undefined,
      registration: {
        ...draft.registration,
        ...undecided,
        unproven: unproven[index],
        delegationId,
        queuedAt: moments[index] ?? ctx.now,
      },
    };
  });
  const linkVersion = 1;
  const delegation: Delegation = {
    delegationId,
    eventId: event.eventId,
    institution,
    contact: sent.contact,
    locale: sent.locale,
    people: drafts.map(({ registration }) => registration.registrationId),
    declared,
    linkVersion,
    linkHash: shortHash(linkSecret(deps.secretKey, delegationId, linkVersion)),
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    changedBy,
    ttl: epochSeconds(`${needsErasedOn(event, ctx.now.slice(0, 10))}T00:00:00.000Z`),
  };
  return enterTogether(deps, ctx, event, { delegation, drafts, people, accessCode, ifFull: sent.ifFull });
}

/** Reads the seats, decides for all, and writes under the decision's conditions; when somebody was faster, again. */
async function enterTogether(
  deps: DelegationDeps,
  ctx: Context,
  event: EventDefinition,
  {
    delegation,
    drafts,
    people,
    accessCode: typed,
    ifFull,
  }: {
    delegation: Delegation;
    drafts: readonly (ReturnType<typeof newcomer> & { isUndecided: boolean })[];
    people: readonly OtherPerson[];
    accessCode?: string;
    ifFull: DelegationInput["ifFull"];
  },
): Promise<TakenDelegation> {
  const seats = (head: EventHead) => readSeats(deps, head);
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const { blocks, scopes } = await readPlacesTogether({ ...deps, seats }, event, delegation, people);
    refuse(ofPeople(people, ({ choices }) => closedChoices(choices, {}, blocks)));
    const code = typed === undefined ? undefined : await deps.accessCodes.find(event.eventId, typed);
    const own = code?.institution && (await deps.institutions.familyOf(delegation.institution));
    const faults =
      typed === undefined ? [] : codeFaults(code, people.length, ctx.now, event.timeZone, own?.keys);
    const accessCode: UsedCode | undefined = code && {
      code: code.code,
      ...(code.ownSeats && { ownSeat: true }),
    };
    const counters = code
      ? [{ scope: codeScope(code), block: 0, size: code.uses, taken: code.used, waiting: 0, pending: 0 }]
      : [];
    const decided = decideTogether(
      people.map(({ choices }, index) => ({
        choices,
        scope: scopes[index],
        isUndecided: drafts[index]?.isUndecided,
      })),
      {
        mode: event.recruitment.mode,
        choiceGroups: event.choiceGroups,
        accessCode,
        ifFull: "reserve",
        blocks,
        spread: deps.random(),
      },
    );
    const fitting = decided.filter(({ outcome }) => !isInLine(outcome)).length;
    const isTooMany = ifFull === "nobody" && fitting < people.length;
    const isParty = ifFull === "together" && decided.some(({ outcome }) => isInLine(outcome));
    const decisions = isParty ? waitTogether(decided, { blocks, scopes, accessCode }) : decided;
    const waiting = drafts.filter((_, index) => isInLine(decisions[index]?.outcome ?? "cancelled"));
    const waits = decided.flatMap(({ standing }) => standing.waits);
    const refusal =
      scopes
        .map((scope) => groupRefusal(event, { accessCode }, seatedIn(blocks, scope ?? EVENT_SCOPE)))
        .find((one) => one !== undefined) ?? quotaRefusal(event, { waits }, blocks);
    if (faults.length > 0 || refusal || isTooMany) {
      // The last seats and uses may be these very people's, whose request comes again.
      const known = await deps.delegations.find(delegation.delegationId, ctx.now);
      if (known) return answerAgain(deps, known);
      refuse(faults);
      if (refusal) throw refusal;
      throw new DomainError("conflict", "delegation.not_enough_seats", { fitting });
    }
    const newcomers = drafts.map(({ registration, needs }, index) => {
      const decision = decisions[index];
      if (!decision) throw new Error("Nothing was decided for somebody.");
      const entered: StoredRegistration = {
        ...registration,
        accessCode,
        status: decision.outcome,
        standing: decision.standing,
        joinedPosition: decision.position,
        party:
          isParty && isInLine(decision.outcome)
            ? waiting.map(({ registration: { registrationId } }) => registrationId)
            : undefined,
        choices: decision.choices,
      };
      return { registration: entered, needs };
    });
    const result = await deps.registrations.createTogether(newcomers, {
      blocks: [...blocks, ...counters],
      beside: deps.delegations.beside(delegation),
    });
    if (!result) throw new DomainError("conflict", "delegation.too_large");
    if (result.outcome === "written") {
      const outcomes = decisions.map(({ outcome, position }) => ({ outcome, position }));
      return {
        delegationId: delegation.delegationId,
        token: delegationToken(deps, delegation),
        people: outcomes,
      };
    }
    if (result.outcome === "known") {
      const known = await deps.delegations.find(delegation.delegationId, ctx.now);
      if (known) return answerAgain(deps, known);
    }
    if (result.outcome === "duplicate")
      refuse(
        result.people.map((index) => ({
          path: `people.${index}.lastName`,
          code: "delegation.person_registered",
        })),
      );
    await jitter(attempt);
  }
  throw await whyNobodyGetsIn(deps, event);
}

/** The same people where they want all or none: whoever would have a seat waits, too, in the order of the list. */
function waitTogether(
  decisions: readonly SeatDecision[],
  {
    blocks,
    scopes,
    accessCode,
  }: { blocks: readonly SeatBlock[]; scopes: readonly (string | undefined)[]; accessCode?: UsedCode },
): SeatDecision[] {
  const before = new Map<string, number>();
  return decisions.map(({ outcome, choices, standing }, index) => {
    if (!hasPlace(outcome) && !isInLine(outcome)) return { outcome, choices, standing };
    const lines = waitsFor({ choices, accessCode }, seatedIn(blocks, scopes[index] ?? EVENT_SCOPE));
    const ahead = lines.waits.map(({ scope }) => {
      const own = before.get(scope) ?? 0;
      before.set(scope, own + 1);
      return own + countSeats(blocks.filter((block) => block.scope === scope)).waiting;
    });
    const position = Math.max(...ahead) + 1;
    return { outcome: ENTERS.waits, choices, standing: { ...NOWHERE, ...lines }, position };
  });
}

/** Why so many people do not come by a code now. */
function codeFaults(
  code: Awaited<ReturnType<DelegationDeps["accessCodes"]["find"]>>,
  count: number,
  now: Instant,
  timeZone: string,
  ownInstitutions?: readonly string[],
): Issue[] {
  const fault = codeFault(code, now, timeZone, ownInstitutions);
  if (fault) return [{ path: "accessCode", code: fault }];
  const left = code ? code.uses - code.used : 0;
  return left < count ? [{ path: "accessCode", code: "delegation.code_uses_left", limit: left }] : [];
}

/** What came of a delegation that is there already. Who repeats a request after the contact was replaced learns no link. */
async function answerAgain(deps: DelegationDeps, delegation: Delegation): Promise<TakenDelegation> {
  if (delegation.linkVersion !== 1) throw new DomainError("conflict", "delegation.link_ended");
  const people = await deps.registrations.findMany(delegation.people);
  return {
    delegationId: delegation.delegationId,
    token: delegationToken(deps, delegation),
    people: await Promise.all(people.map((person) => outcomeOf(deps, person))),
  };
}

async function issuesOf(
  deps: DelegationDeps,
  ctx: Context,
  event: EventDefinition,
  sent: DelegationInput,
): Promise<Issue[]> {
  const judged = await Promise.all(
    sent.people.map((person) =>
      personIssues(
        deps,
        ctx,
        event,
        person,
        sent,
        unmetCriteria(event, { ...person, institution: sent.institution }),
      ),
    ),
  );
  return [
    ...missingCode(event, sent),
    ...changedWordings(sent.wordings, event.wordings).filter(({ path }) => path !== "consents.rules"),
    ...judged.flatMap(({ issues }, index) => within(index, issues)),
    ...namedTwice(sent.people),
    ...(judged.find(({ consents }) => consents.length > 0)?.consents ?? []),
  ];
}

/** Who has the name and address of somebody before them in the list: they would be one person. */
function namedTwice(people: readonly OtherPerson[]): Issue[] {
  const seen = new Set<string>();
  return people.flatMap((person, index) => {
    const keys = claimKeys(person);
    const isKnown = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return isKnown ? [{ path: `people.${index}.lastName`, code: "delegation.named_twice" }] : [];
  });
}

async function takeTries(
  deps: DelegationDeps,
  ctx: Context,
  { eventId }: EventDefinition,
  { people, contact, accessCode }: Pick<DelegationInput, "people" | "contact" | "accessCode">,
): Promise<void> {
  await deps.limits.takeAtEvent(ctx, eventId, [
    ["client", ctx.client],
    ["accessCode", accessCode && ctx.client],
    ...people.map(() => ["eventSignUps", eventId] as const),
    ["mailbox", mailboxOf(contact.email)],
    ...people.map(({ email }) => ["mailbox", email && mailboxOf(email)] as const),
  ]);
}

function ofPeople(people: readonly OtherPerson[], issues: (person: OtherPerson) => Issue[]): Issue[] {
  return people.flatMap((person, index) => within(index, issues(person)));
}

function within(index: number, issues: readonly Issue[]): Issue[] {
  // The institution is said once, for all.
  return issues.map((issue) =>
    issue.path.startsWith("institution") ? issue : { ...issue, path: `people.${index}.${issue.path}` },
  );
}
