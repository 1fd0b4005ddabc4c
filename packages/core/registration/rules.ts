import {
  EVENT_SCOPE,
  canChangeChoices,
  countSeats,
  isOver,
  lastDay,
  recruitmentState,
  type SeatBlock,
} from "../event/rules.ts";
import type { ChoiceGroup, EventDefinition, EventHead, EventInput, EventWordings } from "../event/schema.ts";
import { answerFault } from "../form/rules.ts";
import { DomainError, type Issue } from "../shared/error.ts";
import { normaliseEmail, normalisePhone, searchText, tidyLine } from "../shared/text.ts";
import { addDays, type Day, type Instant } from "../shared/time.ts";
import type { RegistrationCounts } from "./answer.ts";
import { MAX_CHOICES, type Registration, type RegistrationId, type RegistrationStatus } from "./schema.ts";

/** A seat block as a registration remembers it. */
export interface BlockRef {
  scope: string;
  block: number;
}

/** Where a registration stands in the seat counters: seats it holds, lines it waits in, or counted as pending. */
export interface Standing {
  holds: BlockRef[];
  waits: BlockRef[];
  pends: BlockRef[];
}

/** What a sign-up comes to, given the seats as last read. The transaction repeats the seat conditions. */
export type SeatDecision =
  | { outcome: "confirmed"; choices: Record<string, string>; standing: Standing }
  | { outcome: "reserve"; choices: Record<string, string>; standing: Standing; position: number }
  | { outcome: "pending"; choices: Record<string, string>; standing: Standing };

/** What goes into {@link decideSeats}. */
export interface SeatRequest {
  mode: EventInput["recruitment"]["mode"];
  choiceGroups: EventInput["choiceGroups"];
  choices: Record<string, string>;
  ifFull: "reserve" | "other_option";
  blocks: readonly SeatBlock[];
  /**
   * A number from 0 to below 1 that spreads simultaneous sign-ups over the blocks. It comes from outside
   * so that the rule stays a function.
   */
  spread: number;
}

/** The scopes in which a person with these choices needs a seat. */
export function scopesOf(choices: Record<string, string>): string[] {
  return [EVENT_SCOPE, ...Object.values(choices)];
}

/**
 * Decides a sign-up. In order: applications that staff select wait for them; a free seat in every scope
 * is taken; a full option is replaced by another with a free seat if the person said so; else the
 * person joins the reserve list of the scopes that are full. Somebody already waiting for a scope goes
 * before a newcomer, even when a seat was given up a moment ago and is not yet passed on.
 */
export function decideSeats(request: SeatRequest): SeatDecision {
  if (request.mode === "selection") {
    return {
      outcome: "pending",
      choices: request.choices,
      standing: {
        holds: [],
        waits: [],
        pends: anyBlocks(request.choices, request.blocks, request.spread),
      },
    };
  }
  const choices = request.ifFull === "other_option" ? withFreeOptions(request) : request.choices;
  const holds: BlockRef[] = [];
  const waits: BlockRef[] = [];
  let position = 0;
  for (const scope of scopesOf(choices)) {
    const free = isFree(request, scope)
      ? pick(request, scope, ({ size, taken }) => size === null || taken < size)
      : undefined;
    if (free) holds.push(free);
    else {
      waits.push(pick(request, scope, () => true) ?? { scope, block: 0 });
      position = Math.max(position, countSeats(blocksOf(request.blocks, scope)).waiting + 1);
    }
  }
  if (waits.length === 0) return { outcome: "confirmed", choices, standing: { holds, waits: [], pends: [] } };
  return { outcome: "reserve", choices, standing: { holds: [], waits, pends: [] }, position };
}

function blocksOf(blocks: readonly SeatBlock[], scope: string): SeatBlock[] {
  return blocks.filter((block) => block.scope === scope);
}

function isFree(request: SeatRequest, scope: string): boolean {
  const seats = countSeats(blocksOf(request.blocks, scope));
  return seats.left !== 0 && seats.waiting === 0;
}

/** One of the blocks of the scope that will do, chosen by `spread` so that a rush does not queue on the first. */
function pick(
  request: SeatRequest,
  scope: string,
  will: (block: SeatBlock) => boolean,
): BlockRef | undefined {
  return pickOf(blocksOf(request.blocks, scope), request.spread, will);
}

function pickOf(
  blocks: readonly SeatBlock[],
  spread: number,
  will: (block: SeatBlock) => boolean,
): BlockRef | undefined {
  const candidates = blocks.filter(will);
  const chosen = candidates[Math.floor(spread * candidates.length)];
  return chosen && { scope: chosen.scope, block: chosen.block };
}

/** A block of each scope that somebody with these choices is counted in, whatever is free there. */
export function anyBlocks(
  choices: Record<string, string>,
  blocks: readonly SeatBlock[],
  spread: number,
): BlockRef[] {
  return scopesOf(choices).map((scope) => {
    const own = blocks.filter((block) => block.scope === scope);
    return { scope, block: own[Math.floor(spread * own.length)]?.block ?? 0 };
  });
}

/**
 * Choices into which nobody new gets any more: the option was retired or forgotten after the event's definition was
 * read. Who had chosen it `before` moves in it as ever.
 */
export function closedChoices(
  choices: Record<string, string>,
  before: Record<string, string>,
  blocks: readonly SeatBlock[],
): Issue[] {
  return Object.entries(choices)
    .filter(([groupId, optionId]) => before[groupId] !== optionId)
    .filter(([, optionId]) => blocksOf(blocks, optionId).every(({ retired }) => retired))
    .map(([groupId]) => ({ path: `choices.${groupId}`, code: "choice.unknown" }));
}

function withFreeOptions(request: SeatRequest): Record<string, string> {
  const choices = { ...request.choices };
  for (const group of request.choiceGroups) {
    const chosen = choices[group.groupId];
    if (!chosen || isFree(request, chosen)) continue;
    const other = group.options.find(({ optionId }) => optionId !== chosen && isFree(request, optionId));
    if (other) choices[group.groupId] = other.optionId;
  }
  return choices;
}

/** What it comes to when somebody is to have a seat in every scope, whoever waits. */
export type Admission =
  | { outcome: "admitted"; standing: Standing; past: string[] }
  /** These scopes have no seat left. */
  | { outcome: "full"; full: string[] };

/**
 * Finds somebody a seat in every scope that they need, ahead of the reserve list.
 * @param held seats that they have already
 * @param pastLimit whether staff want them in where nothing is left: then a seat is added for them there, in the
 *   first block of the scope (`past` names the scopes)
 */
export function decideAdmission(
  { choices }: { choices: Record<string, string> },
  blocks: readonly SeatBlock[],
  spread: number,
  { held = [], pastLimit = false }: { held?: readonly BlockRef[]; pastLimit?: boolean } = {},
): Admission {
  const scopes = scopesOf(choices);
  const holds = held.filter(({ scope }) => scopes.includes(scope));
  const full: string[] = [];
  for (const scope of scopes) {
    if (holds.some((one) => one.scope === scope)) continue;
    const own = blocksOf(blocks, scope);
    const free =
      countSeats(own).left === 0
        ? undefined
        : pickOf(own, spread, ({ size, taken }) => size === null || taken < size);
    if (!free) full.push(scope);
    holds.push(free ?? { scope, block: 0 });
  }
  if (full.length > 0 && !pastLimit) return { outcome: "full", full };
  return { outcome: "admitted", standing: { holds, waits: [], pends: [] }, past: full };
}

/** Whether somebody on the reserve list can have a seat now: every scope they need has a free one. */
export function decidePromotion(
  person: { choices: Record<string, string> },
  blocks: readonly SeatBlock[],
  spread: number,
): Standing | undefined {
  const admission = decideAdmission(person, blocks, spread);
  return admission.outcome === "admitted" ? admission.standing : undefined;
}

/** What has to be true of a block for a change of standing to happen. */
export type SeatDemand =
  /** A seat is left in it. */
  | "seat_left"
  /** None is. */
  | "full"
  /** The event is not cancelled. */
  | "open"
  /** The option is offered to everybody. */
  | "offered"
  /** It has a seat that was added past the limit. */
  | "extra"
  /** It has none. */
  | "no_extra";

/** What a change of standing does to one block: added to its counters, under demands; all zero is a check only. */
export interface SeatMove extends BlockRef {
  taken: number;
  waiting: number;
  pending: number;
  size: number;
  extra: number;
  demands: Set<SeatDemand>;
}

/**
 * How the counters move with a person, one move per block. A seat is taken only where one is left. For a scope of
 * `past` one is added, and only while the whole scope is full. A seat that is given up while the scope has seats past
 * its limit is not passed on: it goes, and with it one of those. So nobody is ever seated past the limit but by
 * staff, and nobody is promoted into an event that is too full.
 * @param chosen options that the person had chosen before: into those that are offered no more nobody else gets
 */
export function seatMoves(
  from: Standing,
  to: Standing,
  blocks: readonly SeatBlock[],
  past: readonly string[] = [],
  chosen?: readonly string[],
): SeatMove[] {
  const moves = new Map<string, SeatMove>();
  const moveOf = (scope: string, block: number): SeatMove => {
    const key = `${scope}\u0000${block}`;
    const none = { taken: 0, waiting: 0, pending: 0, size: 0, extra: 0 };
    const move = moves.get(key) ?? { scope, block, ...none, demands: new Set<SeatDemand>() };
    moves.set(key, move);
    return move;
  };
  const add = (refs: readonly BlockRef[], counter: "taken" | "waiting" | "pending", by: 1 | -1) => {
    for (const { scope, block } of refs) moveOf(scope, block)[counter] += by;
  };
  add(from.holds, "taken", -1);
  add(from.waits, "waiting", -1);
  add(from.pends, "pending", -1);
  add(to.holds, "taken", 1);
  add(to.waits, "waiting", 1);
  add(to.pends, "pending", 1);
  // What is added here to be checked holds no seat, so it is passed over.
  for (const move of moves.values()) {
    const { scope, block } = move;
    if (move.taken > 0 || move.waiting > 0 || move.pending > 0) {
      move.demands.add("open");
      if (chosen && scope !== EVENT_SCOPE && !chosen.includes(scope)) move.demands.add("offered");
    }
    if (move.taken > 0 && past.includes(scope)) {
      move.size += 1;
      move.extra += 1;
      move.demands.add("full");
      for (const other of blocksOf(blocks, scope))
        if (other.block !== block) moveOf(scope, other.block).demands.add("full");
    } else if (move.taken > 0) move.demands.add("seat_left");
    else if (move.taken < 0) {
      const own = blocksOf(blocks, scope);
      const first = own.find((one) => one.block === 0);
      if (first?.extra) {
        move.size -= 1;
        const holder = moveOf(scope, 0);
        holder.extra -= 1;
        holder.demands.add("extra");
      } else if (own.some(({ size }) => size !== null)) moveOf(scope, 0).demands.add("no_extra");
    }
  }
  return [...moves.values()].filter(
    ({ taken, waiting, pending, size, extra, demands }) =>
      taken !== 0 || waiting !== 0 || pending !== 0 || size !== 0 || extra !== 0 || demands.size > 0,
  );
}

/** Refuses a sign-up that comes too early, too late, or for a cancelled event. */
export function assertRecruiting(event: EventHead, now: Instant): void {
  const recruitment = recruitmentState(event, now);
  if (recruitment.state === "open") return;
  if (recruitment.state === "cancelled") throw new DomainError("conflict", "event.cancelled");
  if (recruitment.state === "upcoming") {
    throw new DomainError("conflict", "registration.recruitment_not_open", { opens: recruitment.opens });
  }
  throw new DomainError("conflict", "registration.recruitment_closed");
}

/** The fields of a person that an event's form can ask for. */
type Answers = Pick<
  Registration,
  | "formOfAddress"
  | "phone"
  | "institution"
  | "position"
  | "countyCode"
  | "pickUpPoint"
  | "choices"
  | "answers"
>;

/** By what answers are judged. */
interface AnswerCheck {
  /** The answers as they stand; absent: there are none yet, and all that is asked must be answered. */
  before?: Answers;
  /** Staff who enter a paper form need not have every required answer, but never an unknown choice. */
  isLenient?: boolean;
}

/**
 * Checks what a request carries against what this event asks now: required fields and questions, choices that
 * exist, answers that were offered. What it does not carry, and what stays as it was, is not judged by a form
 * that has changed since. Returns the refused fields.
 */
export function invalidAnswers(
  event: Pick<EventInput, "form" | "choiceGroups">,
  sent: Partial<Answers>,
  { before, isLenient = false }: AnswerCheck = {},
): Issue[] {
  const issues: Issue[] = [];
  const { form } = event;
  const asks = { ...form, countyCode: form.county };
  for (const field of ["formOfAddress", "phone", "institution", "position", "countyCode"] as const) {
    if (isLenient || asks[field] !== "required" || sent[field]) continue;
    if (before && !(field in sent)) continue;
    issues.push({ path: field === "institution" ? "institution.name" : field, code: "field.required" });
  }
  // All tidied: what was kept before texts were may differ by a space.
  const stop = sent.pickUpPoint && tidyLine(sent.pickUpPoint);
  if (stop && ![before?.pickUpPoint, ...form.pickUpPoints].some((one) => one && tidyLine(one) === stop)) {
    issues.push({ path: "pickUpPoint", code: "field.not_offered" });
  }
  if (!before || sent.choices)
    issues.push(...invalidChoices(event, sent.choices ?? {}, { before, isLenient }));
  if (!before || sent.answers) issues.push(...unfitAnswers(form, sent.answers ?? {}, { before, isLenient }));
  return issues;
}

function invalidChoices(
  { choiceGroups }: Pick<EventInput, "choiceGroups">,
  choices: Record<string, string>,
  { before, isLenient }: AnswerCheck,
): Issue[] {
  if (Object.keys(choices).length > MAX_CHOICES)
    return [{ path: "choices", code: "field.too_many", limit: MAX_CHOICES }];
  const groups = new Map(choiceGroups.map((group) => [group.groupId, group]));
  const unknown = Object.entries(choices).filter(
    ([groupId, optionId]) =>
      before?.choices[groupId] !== optionId &&
      !groups.get(groupId)?.options.some((option) => option.optionId === optionId),
  );
  // A choice that was added since is the person's to make: staff go on without it, but do not take one away.
  const missing = choiceGroups.filter(
    ({ groupId, required }) =>
      required && !choices[groupId] && (!isLenient || !before || before.choices[groupId]),
  );
  return [
    ...unknown.map(([groupId]) => ({ path: `choices.${groupId}`, code: "choice.unknown" })),
    ...missing.map(({ groupId }) => ({ path: `choices.${groupId}`, code: "choice.required" })),
  ];
}

function unfitAnswers(
  { questions }: EventInput["form"],
  answers: Record<string, string>,
  { before, isLenient }: AnswerCheck,
): Issue[] {
  const asked = new Map(questions.map((question) => [question.questionId, question]));
  const issues: Issue[] = [];
  for (const [questionId, answer] of Object.entries(answers)) {
    // An answer may always be taken away.
    if (!answer || before?.answers[questionId] === answer) continue;
    const question = asked.get(questionId);
    const fault = question ? answerFault(question, answer) : { code: "field.not_asked" };
    if (fault) issues.push({ path: `answers.${questionId}`, ...fault });
  }
  for (const question of questions) {
    if (!isLenient && question.required && !answers[question.questionId]?.trim()) {
      issues.push({ path: `answers.${question.questionId}`, code: "field.required" });
    }
  }
  return issues;
}

/**
 * A person's answers after a correction. What is not asked any more stays unless it is taken away by name:
 * a form that does not show it must not erase it.
 */
export function correctedAnswers(
  { questions }: EventInput["form"],
  before: Record<string, string>,
  sent: Record<string, string> | undefined,
): Record<string, string> {
  if (!sent) return before;
  return withoutGone(
    before,
    sent,
    questions.map(({ questionId }) => questionId),
  );
}

/** A person's choices after a correction; null gives up what is not offered any more, and else stays. */
export function correctedChoices(
  { choiceGroups }: Pick<EventInput, "choiceGroups">,
  before: Record<string, string>,
  sent: Record<string, string | null> | undefined,
): Record<string, string> {
  if (!sent) return before;
  return withoutGone(
    before,
    sent,
    choiceGroups.map(({ groupId }) => groupId),
  );
}

/** What was sent, and what was there of things that are not asked for any more and that the request does not name. */
function withoutGone(
  before: Record<string, string>,
  sent: Record<string, string | null>,
  asked: readonly string[],
): Record<string, string> {
  const kept = Object.entries(before).filter(([id]) => !(id in sent) && !asked.includes(id));
  const given = Object.entries(sent).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries([...kept, ...given]);
}

/** Required choices that a person has not made yet, because they were added after the sign-up. */
export function missingChoices(
  { choiceGroups }: Pick<EventInput, "choiceGroups">,
  choices: Record<string, string>,
): ChoiceGroup[] {
  return choiceGroups.filter(({ groupId, required }) => required && !choices[groupId]);
}

/** What a sign-up lacks to be taken: acceptance of the rules, where there are any. */
export function unacceptedRules(asksRules: boolean, consents: { rules: boolean }): Issue[] {
  return asksRules && !consents.rules ? [{ path: "consents.rules", code: "consent.rules_required" }] : [];
}

/**
 * Whether somebody ticked what does not stand there any more: it is read anew, and ticked anew. Whoever does not say what
 * they were shown is believed.
 */
export function changedWordings(shown: EventWordings = {}, now: EventWordings = {}): Issue[] {
  const isOther = (part: "clause" | "rules") => shown[part] && now[part] && shown[part] !== now[part];
  return [
    ...(isOther("clause") ? [{ path: "consents.informationClause", code: "consent.clause_changed" }] : []),
    ...(isOther("rules") ? [{ path: "consents.rules", code: "consent.rules_changed" }] : []),
  ];
}

/** What the holder of a personal link may do now. */
export function participantRights(
  registration: Pick<Registration, "status" | "heldUntil">,
  event: EventDefinition,
  now: Instant,
): { edit: boolean; changeChoices: boolean; withdraw: boolean } {
  const active = isActive(registration.status);
  const ahead = event.state !== "cancelled" && !isOver(event, now);
  return {
    // Before an address is confirmed, it is not exchanged for another.
    edit: active && ahead && !isHeld(registration),
    changeChoices:
      active &&
      !isHeld(registration) &&
      ahead &&
      event.choiceGroups.length > 0 &&
      canChangeChoices(event, now),
    withdraw: active && ahead,
  };
}

/** Needs (diet, access) are erased this many days after the event (domain rules 3.1, clock b). */
const NEEDS_KEPT_DAYS = 30;
/** While no date is known, needs are kept this long. */
const NEEDS_KEPT_DAYS_UNDATED = 365;

/**
 * The day on which needs are erased that are written, or whose event was moved, on `since`: some time after the event,
 * and as long after `since` where the event is over by then, so that what was entered afterwards can be used at all,
 * and a date that was moved by mistake erases nothing before it can be put right (docs/decisions/0031).
 */
export function needsErasedOn(event: Pick<EventHead, "dates">, since: Day): Day {
  const last = lastDay(event.dates);
  if (last === "9999-12-31") return addDays(since, NEEDS_KEPT_DAYS_UNDATED);
  return addDays(last > since ? last : since, NEEDS_KEPT_DAYS);
}

/** A seat waits so long for its address to be confirmed. */
export const HOLD_MINUTES = 30;

/** Whether a seat is held for somebody whose address is not confirmed yet. */
export function isHeld({ status, heldUntil }: Pick<Registration, "status" | "heldUntil">): boolean {
  return status === "pending" && heldUntil !== undefined;
}

/** Whether the registration still counts: it waits, has a seat, or stands on the reserve list. */
export function isActive(status: RegistrationStatus): boolean {
  return status === "pending" || status === "confirmed" || status === "reserve";
}

/** Whether a registration's mail no longer goes where it went: whoever reads it there may not be the person. */
export function leavesAddress(
  before: Pick<Registration, "email">,
  after: Pick<Registration, "email">,
): boolean {
  return before.email !== undefined && normaliseEmail(before.email) !== normaliseEmail(after.email ?? "");
}

/**
 * The statuses that staff may give a registration. On a first-come event the reserve list is in order of
 * arrival and seats pass on by themselves, so nobody is put on it by hand while they have a seat.
 */
export function statusChanges(
  mode: EventInput["recruitment"]["mode"],
  from: RegistrationStatus,
): RegistrationStatus[] {
  const bySelection = mode === "selection";
  switch (from) {
    case "pending":
      return ["confirmed", "reserve", "rejected", "cancelled"];
    case "confirmed":
      return bySelection ? ["reserve", "rejected", "cancelled"] : ["rejected", "cancelled"];
    case "reserve":
      return ["confirmed", "rejected", "cancelled"];
    case "rejected":
    case "cancelled":
      return bySelection ? ["pending", "confirmed", "reserve"] : ["confirmed", "reserve"];
  }
}

/** What a search for a person looks through: names, institution, address, telephone. */
export function searchedText(
  person: Pick<Registration, "firstName" | "lastName" | "institution" | "email" | "phone">,
): string {
  const { firstName, lastName, institution, email, phone } = person;
  const number = phone && (normalisePhone(phone) ?? phone);
  return searchText([firstName, lastName, institution?.name, institution?.town, email, number]);
}

/**
 * When somebody has left who now gets this status: the moment at which they gave up their place or lost it, kept until
 * they have one again. Lists show by it what became of people who were there before.
 */
export function leftAtAfter(
  before: Pick<Registration, "status" | "leftAt">,
  status: RegistrationStatus,
  now: Instant,
): Instant | undefined {
  if (status === "confirmed") return undefined;
  return before.status === "confirmed" ? now : before.leftAt;
}

/**
 * Counts for the overview; `people` are all registrations of the event with their needs, where kept. Who was there and
 * left before the end took part (`attended`), and stays in what a report counts.
 */
export function countRegistrations(
  event: Pick<EventInput, "agenda">,
  people: readonly (Registration & { needs?: { diet?: string; access?: string[] } })[],
  attended: ReadonlySet<RegistrationId> = new Set(),
): RegistrationCounts {
  const counts: RegistrationCounts = {
    byStatus: { pending: 0, confirmed: 0, reserve: 0, rejected: 0, cancelled: 0 },
    byCounty: {},
    byInstitutionType: {},
    byFormOfAddress: {},
    byOption: {},
    byDiet: {},
    byAccessNeed: {},
    addressees: addresseesOf(people),
    programme: programmeCounts(event),
  };
  const add = (into: Record<string, number>, key: string) => {
    into[key] = (into[key] ?? 0) + 1;
  };
  for (const person of people) {
    counts.byStatus[person.status] += 1;
    if (person.status !== "confirmed" && !attended.has(person.registrationId)) continue;
    add(counts.byCounty, person.countyCode ?? "");
    add(counts.byInstitutionType, person.institution?.type ?? "");
    add(counts.byFormOfAddress, person.formOfAddress ?? "");
    for (const optionId of Object.values(person.choices)) add(counts.byOption, optionId);
    if (person.needs?.diet) add(counts.byDiet, person.needs.diet);
    for (const need of person.needs?.access ?? []) add(counts.byAccessNeed, need);
  }
  return counts;
}

/** How many people are mailed, by their options and whether they have a place. */
function addresseesOf(people: readonly Registration[]): RegistrationCounts["addressees"] {
  const groups = new Map<string, RegistrationCounts["addressees"][number]>();
  for (const { email, status, choices } of people) {
    if (!email || !isActive(status)) continue;
    const listener = { options: Object.values(choices).toSorted(), hasPlace: status === "confirmed" };
    const key = JSON.stringify(listener);
    const group = groups.get(key) ?? { ...listener, count: 0 };
    group.count += 1;
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Stops of an itinerary, distinct host organisations, distinct towns (scenario A1 step 17). */
function programmeCounts(event: Pick<EventInput, "agenda">): RegistrationCounts["programme"] {
  const stops = event.agenda.filter(({ kind }) => kind === "stop");
  const distinct = (values: (string | undefined)[]) => new Set(values.filter(Boolean)).size;
  return {
    stops: stops.length,
    hosts: distinct(stops.map(({ host }) => host)),
    towns: distinct(stops.map(({ town }) => town)),
  };
}
