import { isOver, isPublic, lastDay, recruitmentState, signUpEnds } from "../event/rules.ts";
import type { EventHead } from "../event/schema.ts";
import {
  addDays,
  addSeconds,
  type Day,
  type Instant,
  instantAt,
  type WallTime,
  wallTimeAt,
} from "../shared/time.ts";
import type { Planned, Reminder, ReminderKey, ReminderKind, ReminderState } from "./schema.ts";

/** So many days before answers are needed, whoever owes some is told. */
export const ANSWERS_NOTICE_DAYS = 3;

/**
 * A reminder that nobody sent for so long is not sent any more. Less than the shortest day of a year, so that of two on days in
 * turn one goes at most, however long nobody looked.
 */
const LATEST_SECONDS = 20 * 3600;

type Source = Pick<
  EventHead,
  | "state"
  | "publishedAt"
  | "dates"
  | "timeZone"
  | "beginsAt"
  | "schedule"
  | "recruitment"
  | "reminders"
  | "surveyUrl"
>;

/** Those that go after the event. */
const AFTER: readonly ReminderKey[] = ["follow_up", "survey", "contributors_after"];

/** What a reminder of that name is for. */
export function kindOf(key: ReminderKey): ReminderKind {
  return key.startsWith("before_") ? "before" : (key as Exclude<ReminderKind, "before">);
}

/**
 * The reminders of an event, where it is now, in the order of their instants. None of what is no news: a draft, an event that is cancelled, or whose
 * date is tentative; and no thanks for one that was entered when it was over.
 */
export function plannedReminders(event: Source): Planned[] {
  const { dates, reminders, timeZone, publishedAt } = event;
  if (!reminders || !isPublic(event) || event.state === "cancelled" || dates.type !== "exact") return [];
  const planned = (key: ReminderKey, of: Day, days: number): Planned => ({
    key,
    kind: kindOf(key),
    day: of,
    at: instantAt(`${addDays(of, days)}T${reminders.hour}`, timeZone),
  });
  const { daysBefore, answersDays, followUpDays, surveyDays, contributorsDays, contributorsAfterDays } =
    reminders;
  const all = daysBefore.map((days) => planned(`before_${days}`, dates.startsOn, -days));
  if (answersDays !== undefined)
    all.push(planned("answers", dates.startsOn, -answersDays - ANSWERS_NOTICE_DAYS));
  if (contributorsDays !== undefined) all.push(planned("contributors", dates.startsOn, -contributorsDays));
  if (reminders.closingDays !== undefined)
    all.push(...closingReminders(event, (key, of) => planned(key, of, -(reminders.closingDays ?? 0))));
  if (publishedAt !== undefined && !isOver(event, publishedAt)) {
    if (followUpDays !== undefined) all.push(planned("follow_up", lastDay(dates), followUpDays));
    if (surveyDays !== undefined && event.surveyUrl !== undefined)
      all.push(planned("survey", lastDay(dates), surveyDays));
    if (contributorsAfterDays !== undefined)
      all.push(planned("contributors_after", lastDay(dates), contributorsAfterDays));
  }
  return all.toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** Those of the end of sign-up, as long as staff have not ended it: none that would go before it opens. */
function closingReminders(event: Source, planned: (key: ClosingKey, of: Day) => Planned): Planned[] {
  const { state, recruitment, timeZone } = event;
  if (state !== "published") return [];
  const { opens } = recruitment;
  return (["closing_groups", "closing"] as const)
    .flatMap((key) => {
      const ends = closingAt(event, key);
      return ends === undefined ? [] : [planned(key, ends.slice(0, 10))];
    })
    .filter(({ at }) => opens === undefined || wallTimeAt(at, timeZone) >= opens);
}

type ClosingKey = "closing" | "closing_groups";

/** What ends, of which institutions are reminded: sign-up, or before it that places of partners are theirs alone; undefined where that does not. */
function closingAt(event: Pick<Source, "recruitment" | "beginsAt">, key: ClosingKey): WallTime | undefined {
  const ends = signUpEnds(event);
  if (key === "closing") return ends;
  const { groups = [], groupsUntil } = event.recruitment;
  const areSomebodys = groups.some(({ partnerId }) => partnerId !== undefined);
  return areSomebodys && groupsUntil !== undefined && groupsUntil < ends ? groupsUntil : undefined;
}

/** Of which end a partner is reminded that has places of its own: of that of these, where it is before that of sign-up. */
export function partnersClosing(event: Pick<Source, "recruitment" | "beginsAt">): ClosingKey {
  return closingAt(event, "closing_groups") === undefined ? "closing" : "closing_groups";
}

/** By which day answers are needed to what is asked later; undefined where none is said. */
export function answersUntil({ dates, reminders }: Pick<EventHead, "dates" | "reminders">): Day | undefined {
  if (dates.type !== "exact" || reminders?.answersDays === undefined) return undefined;
  return addDays(dates.startsOn, -reminders.answersDays);
}

/**
 * What becomes of a reminder when its event is as it is now; undefined where nothing has to be kept of it, and itself where it
 * follows from that version already. What went stays so, also where it is not wanted any more, and does not go
 * again for the same day. What is wanted only after its time is missed: an event that is published late brings no mails of before. What was
 * waiting for that day, and is put earlier, may still go.
 */
export function keptReminder(
  { eventId, version, updatedAt }: Pick<EventHead, "eventId" | "version" | "updatedAt">,
  key: ReminderKey,
  was: Reminder | undefined,
  planned: Planned | undefined,
): Reminder | undefined {
  if (was && was.version >= version) return was;
  const hasGone = was?.wentAt !== undefined;
  if (!planned)
    return was && was.state !== "off" ? { ...was, version, state: hasGone ? "went" : "off" } : undefined;
  const { day, at } = planned;
  const isSame = was?.day === day;
  if (isSame && (hasGone || was.state === "went")) return { ...was, version, state: "went" };
  const isAhead = at > updatedAt || (isSame && was.state === "waits");
  return { eventId, key, version, state: isAhead ? "waits" : "missed", day, at };
}

/** What is to be done with a reminder that waits: its time may not have come, have come, or be over. */
export function dueState(event: Source, { key, day, at }: Planned, now: Instant): ReminderState {
  if (now < at) return "waits";
  return now <= addSeconds(at, LATEST_SECONDS) && isWanted(event, { key, day }, now) ? "went" : "missed";
}

/** Whether an event wants that reminder, and there is still something to remind of. */
export function isWanted(event: Source, { key, day }: Pick<Planned, "key" | "day">, now: Instant): boolean {
  if (!plannedReminders(event).some((one) => one.key === key && one.day === day)) return false;
  const wall = wallTimeAt(now, event.timeZone);
  if (key === "closing" || key === "closing_groups")
    return recruitmentState(event, now).state === "open" && wall < (closingAt(event, key) ?? "");
  return AFTER.includes(key) || wall < event.beginsAt;
}
