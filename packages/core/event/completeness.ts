import { conditionFaults, criteriaFaults, isAsked, settingConflicts } from "../form/rules.ts";
import { sortAgenda } from "../shared/clock.ts";
import { spanOf } from "../shared/span.ts";
import { type Instant, wallTimeAt } from "../shared/time.ts";
import type { MissingPart } from "./answer.ts";
import { isOver } from "./dates.ts";
import { everOffered, NOTHING_RETIRED } from "./retired.ts";
import type { AgendaItem, Event, EventInput } from "./schema.ts";
import { reserveStopsAt } from "./reserve.ts";
import { groupFaults } from "./groups.ts";
import { quotasOf } from "./quotas.ts";
import { blockCount, EVENT_SCOPE, optionIds, seatScopes } from "./seats.ts";

/**
 * Most bytes of JSON that the texts and the programme of an event may come to together, and again its questions
 * and choices: 200 sessions of 2,000 characters in two languages. The table spreads each over a few items.
 */
export const DOCUMENT_MAX_BYTES = 900_000;

/** All blocks of an event fit into one transaction of 100 items together with the event itself. */
const MAX_EVENT_BLOCKS = 90;

/** Pairs of items that one person would have to attend at the same time. Nights are slept through beside the rest. */
export function overlaps(
  agenda: readonly AgendaItem[],
  choiceGroups: EventInput["choiceGroups"],
): [string, string][] {
  const groupOf = groupsByOption(choiceGroups);
  const pairs: [string, string][] = [];
  const timed = sortAgenda(agenda).flatMap((item) => {
    const span = item.kind === "lodging" ? undefined : spanOf(item);
    return span?.ends ? [{ ...item, begins: span.begins, ends: span.ends }] : [];
  });
  for (const [index, a] of timed.entries()) {
    for (const b of timed.slice(index + 1)) {
      if (b.begins >= a.ends) break;
      const parallel =
        a.optionId !== undefined &&
        b.optionId !== undefined &&
        a.optionId !== b.optionId &&
        groupOf.get(a.optionId) === groupOf.get(b.optionId);
      if (!parallel) pairs.push([a.itemId, b.itemId]);
    }
  }
  return pairs;
}

/** What is still missing before an event can be published, in the order of the editor's tabs. */
export function missingParts(event: EventInput & Partial<Pick<Event, "retired">>): MissingPart[] {
  const missing: MissingPart[] = [];
  const need = (path: string, code: string, present: unknown) => {
    if (!present) missing.push({ path, code });
  };
  need("title.pl", "field.required", event.title.pl);
  need("description.pl", "publish.description", event.description?.pl);
  if (event.dates.type === "exact") {
    need(
      "place.name",
      "publish.place",
      event.place.mode === "online" || event.place.name || event.place.town,
    );
    need("place.onlineUrl", "publish.online_url", event.place.mode === "onsite" || event.place.onlineUrl);
    need("agenda", "publish.agenda", event.agenda.length > 0);
    const { startsOn, endsOn } = event.dates;
    for (const [index, item] of event.agenda.entries()) {
      if (item.day && (item.day < startsOn || item.day > endsOn)) {
        missing.push({ path: `agenda.${index}.day`, code: "agenda.outside_dates" });
      }
    }
  }
  const known = groupsByOption(everOffered({ retired: NOTHING_RETIRED, ...event }));
  for (const [index, item] of event.agenda.entries()) {
    // An earlier end is one on the next day; the same time is a slip of the pen.
    if (item.from && item.to === item.from) {
      missing.push({ path: `agenda.${index}.to`, code: "agenda.ends_at_start" });
    }
    if (item.optionId && !known.has(item.optionId)) {
      missing.push({ path: `agenda.${index}.optionId`, code: "agenda.option_unknown" });
    }
  }
  const { opens, closes } = event.recruitment;
  if (opens && closes && closes <= opens)
    missing.push({ path: "recruitment.closes", code: "recruitment.closes_before_opens" });
  need(
    "form.institution",
    "publish.institution",
    quotasOf(event).length === 0 || event.form.institution === "required",
  );
  const { groups = [] } = event.recruitment;
  need(
    "form.institution",
    "publish.group_institution",
    groups.every(({ types, institutions }) => types.length + institutions.length === 0) ||
      isAsked(event.form, "institution"),
  );
  need(
    "form.county",
    "publish.group_county",
    groups.every(({ codes }) => codes.length === 0) || isAsked(event.form, "countyCode"),
  );
  need("contact.email", "publish.contact", event.contact.email || event.contact.phone);
  need("informationClause.pl", "publish.information_clause", event.informationClause?.pl);
  return missing;
}

/** Whether there are rules of participation, which nobody is signed up without accepting. */
export function hasRules(event: Pick<EventInput, "rules">): boolean {
  return Boolean(event.rules?.pl);
}

/**
 * What may be meant but is worth a second look before an event is published: recruitment that is over already or never
 * opens, and an event that has begun. Programmes of the past are entered with all of these.
 */
export function publicationAdvice(
  event: Pick<Event, "dates" | "recruitment" | "timeZone" | "beginsAt" | "form">,
  now: Instant,
): MissingPart[] {
  if (isOver(event, now)) return [{ path: "dates", code: "advice.event_over" }];
  const wall = wallTimeAt(now, event.timeZone);
  if (event.dates.type === "exact" && event.beginsAt <= wall)
    return [{ path: "dates", code: "advice.event_begun" }];
  const { opens, closes, changesUntil, exchangesUntil } = event.recruitment;
  const advice: MissingPart[] = [];
  if (closes && closes <= wall) advice.push({ path: "recruitment.closes", code: "advice.recruitment_over" });
  if (opens && opens >= event.beginsAt)
    advice.push({ path: "recruitment.opens", code: "advice.recruitment_never_opens" });
  if (changesUntil && changesUntil <= wall)
    advice.push({ path: "recruitment.changesUntil", code: "advice.changes_over" });
  if (exchangesUntil && exchangesUntil <= wall)
    advice.push({ path: "recruitment.exchangesUntil", code: "advice.exchanges_over" });
  const stops = reserveStopsAt(event);
  if (event.recruitment.reserveStopsDays && stops && stops <= wall)
    advice.push({ path: "recruitment.reserveStopsDays", code: "advice.reserve_stopped" });
  if (!event.recruitment.confirmAddress && event.form.criteria?.some(({ type }) => type === "email_domain"))
    advice.push({ path: "recruitment.confirmAddress", code: "advice.domain_unconfirmed" });
  return advice;
}

/**
 * Faults of an input that the schema cannot see: ids used twice, references to nothing, texts that are each short
 * enough and together too long. `before` is what people may hold already: items of the programme may be for what is
 * offered no more, and an option stays in its choice; and what was said before a rule forbade it.
 */
export function inconsistencies(
  event: EventInput & Partial<Pick<Event, "retired">>,
  before?: Pick<Event, "choiceGroups" | "retired"> & Partial<Pick<Event, "recruitment">>,
): MissingPart[] {
  const issues = sizeFaults(event);
  const once = (paths: { path: string; id: string }[]) => {
    const seen = new Set<string>();
    for (const { path, id } of paths) {
      if (seen.has(id)) issues.push({ path, code: "field.duplicate_id" });
      seen.add(id);
    }
  };
  once(event.agenda.map(({ itemId }, index) => ({ path: `agenda.${index}.itemId`, id: itemId })));
  once(
    event.choiceGroups.map(({ groupId }, index) => ({ path: `choiceGroups.${index}.groupId`, id: groupId })),
  );
  once(
    event.choiceGroups.flatMap(({ options }, group) =>
      options.map(({ optionId }, index) => ({
        path: `choiceGroups.${group}.options.${index}.optionId`,
        id: optionId,
      })),
    ),
  );
  once(
    event.form.questions.map(({ questionId }, index) => ({
      path: `form.questions.${index}.questionId`,
      id: questionId,
    })),
  );
  for (const [index, question] of event.form.questions.entries()) {
    for (const issue of [...settingConflicts(question), ...conditionFaults(event.form.questions, question)])
      issues.push({ ...issue, path: `form.questions.${index}.${issue.path}` });
  }
  once(
    (event.form.criteria ?? []).map(({ criterionId }, index) => ({
      path: `form.criteria.${index}.criterionId`,
      id: criterionId,
    })),
  );
  for (const issue of criteriaFaults(event.form)) issues.push({ ...issue, path: `form.${issue.path}` });
  issues.push(...prerequisiteFaults(event));
  if (seatScopes(event).reduce((sum, { seats }) => sum + blockCount(seats), 0) > MAX_EVENT_BLOCKS) {
    issues.push({ path: "choiceGroups", code: "field.too_many" });
  }
  issues.push(...groupFaults(event), ...referralFaults(event));
  if (event.recruitment.delegations && event.recruitment.confirmAddress)
    issues.push({ path: "recruitment.delegations", code: "recruitment.delegations_unconfirmed" });
  // An event may say both from before they could not go together; then nobody passes a place on (`takesHandovers`).
  const saidBoth = before?.recruitment?.handovers && before.recruitment.confirmAddress;
  if (event.recruitment.handovers && event.recruitment.confirmAddress && !saidBoth)
    issues.push({ path: "recruitment.handovers", code: "recruitment.handovers_unconfirmed" });
  const options = optionIds(event);
  if (options.has(EVENT_SCOPE)) issues.push({ path: "choiceGroups", code: "field.duplicate_id" });
  const former = groupsByOption(before ? everOffered(before) : []);
  for (const [index, { groupId, options: own }] of event.choiceGroups.entries()) {
    for (const [place, { optionId }] of own.entries()) {
      if ((former.get(optionId) ?? groupId) === groupId) continue;
      issues.push({ path: `choiceGroups.${index}.options.${place}.optionId`, code: "choice.moved" });
    }
  }
  for (const [index, item] of event.agenda.entries()) {
    if (item.optionId && !options.has(item.optionId) && !former.has(item.optionId)) {
      issues.push({ path: `agenda.${index}.optionId`, code: "agenda.option_unknown" });
    }
  }
  return issues;
}

/**
 * What does not fit of what has to have been completed: options that are not there, and a person who would be judged by an address that
 * anybody may type.
 */
function prerequisiteFaults({ form, recruitment, choiceGroups }: EventInput): MissingPart[] {
  const options = optionIds({ choiceGroups });
  const asked = (form.criteria ?? []).map((criterion, index) => ({ criterion, index }));
  const strays = asked.filter(
    ({ criterion }) =>
      criterion.type === "completed" && criterion.optionIds?.some((optionId) => !options.has(optionId)),
  );
  const isOpen =
    !recruitment.confirmAddress &&
    asked.some(({ criterion }) => criterion.type === "completed" && criterion.by === "person");
  return [
    ...strays.map(({ index }) => ({
      path: `form.criteria.${index}.optionIds`,
      code: "criterion.option_unknown",
    })),
    ...(isOpen ? [{ path: "recruitment.confirmAddress", code: "criterion.unconfirmed" }] : []),
  ];
}

/**
 * What would refuse everybody who is referred, at a field that they are not asked: of no institution is said that they come from it, so none
 * meets what institutions have to, nor belongs to a group but by county.
 */
function referralFaults({ form, recruitment }: EventInput): MissingPart[] {
  if (!recruitment.referrals) return [];
  const isRefusing = (form.criteria ?? []).some(
    (criterion) =>
      criterion.effect === "refuse" &&
      (criterion.type === "institution_type" ||
        criterion.type === "commune" ||
        (criterion.type === "completed" && criterion.by === "institution" && !criterion.optionIds)),
  );
  const { groups = [], outsideGroups } = recruitment;
  const isOutside =
    outsideGroups === "refuse" && groups.length > 0 && groups.every(({ codes }) => codes.length === 0);
  const path = "recruitment.referrals";
  return [
    ...(isRefusing ? [{ path, code: "recruitment.referrals_criterion" }] : []),
    ...(isOutside ? [{ path, code: "recruitment.referrals_outside" }] : []),
  ];
}

function groupsByOption(choiceGroups: EventInput["choiceGroups"]): Map<string, string> {
  return new Map(
    choiceGroups.flatMap(({ groupId, options }) =>
      options.map(({ optionId }) => [optionId, groupId] as const),
    ),
  );
}

/** Texts that together are longer than can be kept; said at the longest of them. */
function sizeFaults(event: EventInput & Partial<Pick<Event, "retired">>): MissingPart[] {
  const { description, audience, rules, informationClause, followUp, agenda, dayNotes } = event;
  const { questions, ...form } = event.form;
  const documents: { said: Record<string, unknown>; silent?: unknown }[] = [
    {
      said: {
        agenda,
        "description.pl": description,
        "audience.pl": audience,
        "rules.pl": rules,
        "informationClause.pl": informationClause,
        "followUp.pl": followUp,
        dayNotes,
      },
    },
    {
      said: { "form.questions": questions, choiceGroups: event.choiceGroups },
      silent: [form, event.retired],
    },
  ];
  return documents.flatMap((document) => {
    if (bytesOf(document) <= DOCUMENT_MAX_BYTES) return [];
    const [[path] = [""]] = Object.entries(document.said).toSorted(([, a], [, b]) => bytesOf(b) - bytesOf(a));
    return [{ path, code: "event.texts_too_long" }];
  });
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value) ?? "").byteLength;
}
