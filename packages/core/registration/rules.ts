import {
  EVENT_SCOPE,
  canChangeChoices,
  countSeats,
  isOver,
  recruitmentState,
  type SeatBlock,
} from "../event/rules.ts";
import type { EventHead, EventInput } from "../event/schema.ts";
import { DomainError, type Issue } from "../shared/error.ts";
import { normalisePhone, searchText, tidyLine } from "../shared/text.ts";
import type { Instant } from "../shared/time.ts";
import type { Registration, RegistrationCounts, RegistrationStatus } from "./schema.ts";

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
  /** True for staff who confirm somebody in spite of a reserve list: a free seat is enough. */
  aheadOfReserve?: boolean;
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
        pends: [pick(request, EVENT_SCOPE, () => true) ?? { scope: EVENT_SCOPE, block: 0 }],
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
  if (seats.left === 0) return false;
  return request.aheadOfReserve === true || seats.waiting === 0;
}

/** One of the blocks of the scope that will do, chosen by `spread` so that a rush does not queue on the first. */
function pick(
  request: SeatRequest,
  scope: string,
  will: (block: SeatBlock) => boolean,
): BlockRef | undefined {
  const candidates = blocksOf(request.blocks, scope).filter(will);
  const chosen = candidates[Math.floor(request.spread * candidates.length)];
  return chosen && { scope: chosen.scope, block: chosen.block };
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

/** Whether somebody on the reserve list can have a seat now: every scope they need has a free one. */
export function decidePromotion(
  person: { choices: Record<string, string> },
  blocks: readonly SeatBlock[],
  spread: number,
): Standing | undefined {
  const decision = decideSeats({
    mode: "first_come",
    choiceGroups: [],
    choices: person.choices,
    ifFull: "reserve",
    blocks,
    spread,
    aheadOfReserve: true,
  });
  return decision.outcome === "confirmed" ? decision.standing : undefined;
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

/**
 * Checks the answers against what this event asks: required fields and questions, choices that exist,
 * answers that were offered. Returns the refused fields; staff who enter a paper form need not have
 * every required answer (`lenient`), but never an unknown choice.
 */
export function invalidAnswers(
  event: Pick<EventInput, "form" | "choiceGroups">,
  person: Answers,
  lenient = false,
): Issue[] {
  const issues: Issue[] = [];
  const { form } = event;
  const ask = (
    field: "formOfAddress" | "phone" | "institution" | "position" | "county",
    path: string,
    value: unknown,
  ) => {
    if (!lenient && form[field] === "required" && !value) issues.push({ path, code: "field.required" });
  };
  ask("formOfAddress", "formOfAddress", person.formOfAddress);
  ask("phone", "phone", person.phone);
  ask("institution", "institution.name", person.institution);
  ask("position", "position", person.position);
  ask("county", "countyCode", person.countyCode);
  // Both tidied: what was kept before texts were may differ by a space.
  const stop = person.pickUpPoint && tidyLine(person.pickUpPoint);
  if (stop && !form.pickUpPoints.some((offered) => tidyLine(offered) === stop)) {
    issues.push({ path: "pickUpPoint", code: "field.not_offered" });
  }
  const groups = new Map(event.choiceGroups.map((group) => [group.groupId, group]));
  for (const [groupId, optionId] of Object.entries(person.choices)) {
    if (!groups.get(groupId)?.options.some((option) => option.optionId === optionId)) {
      issues.push({ path: `choices.${groupId}`, code: "choice.unknown" });
    }
  }
  for (const group of event.choiceGroups) {
    if (group.required && !person.choices[group.groupId]) {
      issues.push({ path: `choices.${group.groupId}`, code: "choice.required" });
    }
  }
  const questions = new Map(form.questions.map((question) => [question.questionId, question]));
  for (const [questionId, answer] of Object.entries(person.answers)) {
    const question = questions.get(questionId);
    const offered =
      question?.type === "yes_no"
        ? ["yes", "no"]
        : question?.type === "choice"
          ? (question.answers ?? []).map(({ answerId }) => answerId)
          : undefined;
    if (!question) issues.push({ path: `answers.${questionId}`, code: "field.not_asked" });
    else if (answer && offered && !offered.includes(answer)) {
      issues.push({ path: `answers.${questionId}`, code: "field.not_offered" });
    }
  }
  for (const question of form.questions) {
    if (!lenient && question.required && !person.answers[question.questionId]?.trim()) {
      issues.push({ path: `answers.${question.questionId}`, code: "field.required" });
    }
  }
  return issues;
}

/** What the holder of a personal link may do now. */
export function participantRights(
  registration: Pick<Registration, "status">,
  event: EventHead,
  now: Instant,
): { edit: boolean; changeChoices: boolean; withdraw: boolean } {
  const active = isActive(registration.status);
  const ahead = event.state !== "cancelled" && !isOver(event, now);
  return {
    edit: active && ahead,
    changeChoices: active && ahead && event.choiceGroups.length > 0 && canChangeChoices(event, now),
    withdraw: active && ahead,
  };
}

/** Whether the registration still counts: it waits, has a seat, or stands on the reserve list. */
export function isActive(status: RegistrationStatus): boolean {
  return status === "pending" || status === "confirmed" || status === "reserve";
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

/** Counts for the overview; `people` are all registrations of the event with their needs, where kept. */
export function countRegistrations(
  event: Pick<EventInput, "agenda">,
  people: readonly (Registration & { needs?: { diet?: string; access?: string[] } })[],
): RegistrationCounts {
  const counts: RegistrationCounts = {
    byStatus: { pending: 0, confirmed: 0, reserve: 0, rejected: 0, cancelled: 0 },
    byCounty: {},
    byInstitutionType: {},
    byFormOfAddress: {},
    byOption: {},
    byDiet: {},
    byAccessNeed: {},
    programme: programmeCounts(event),
  };
  const add = (into: Record<string, number>, key: string) => {
    into[key] = (into[key] ?? 0) + 1;
  };
  for (const person of people) {
    counts.byStatus[person.status] += 1;
    if (person.status !== "confirmed") continue;
    add(counts.byCounty, person.countyCode ?? "");
    add(counts.byInstitutionType, person.institution?.type ?? "");
    add(counts.byFormOfAddress, person.formOfAddress ?? "");
    for (const optionId of Object.values(person.choices)) add(counts.byOption, optionId);
    if (person.needs?.diet) add(counts.byDiet, person.needs.diet);
    for (const need of person.needs?.access ?? []) add(counts.byAccessNeed, need);
  }
  return counts;
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
