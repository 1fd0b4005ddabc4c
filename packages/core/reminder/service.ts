import { canReadRegistrations, type EventService, type EventStore } from "../event/index.ts";
import type { EventHead, EventId } from "../event/schema.ts";
import type { MailingStore } from "../mailing/index.ts";
import type { MessageStore } from "../message/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { dayAt, daysBetween } from "../shared/time.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { ReminderList } from "./answer.ts";
import { dueState, keptReminder, kindOf, plannedReminders } from "./rules.ts";
import type { Reminder } from "./schema.ts";
import type { ReminderStore } from "./store.ts";

interface ReminderDeps {
  reminders: ReminderStore;
  events: Pick<EventStore, "findHead">;
  eventService: Pick<EventService, "getEvent">;
  mailings: Pick<MailingStore, "list">;
  messages: Pick<MessageStore, "listByOwner">;
}

/**
 * Lets the reminders of an event follow from it as it is in that version. Each is written unless it follows from a later one, so
 * records that come twice, late or beside each other leave it where the event is now. A query, and a write for each
 * that is wanted, or was until then.
 */
async function keepReminders(deps: ReminderDeps, _ctx: Context, event: EventHead): Promise<void> {
  const kept = remindersAt(event, await deps.reminders.list(event.eventId));
  await Promise.all(kept.map((reminder) => deps.reminders.keep(reminder)));
}

/**
 * Does what a reminder waited for: it went, from which its mails follow, or its time is over. Judged by the event as it is
 * now, for what follows from its last change may still be under way. A condition on the row as it was read, so that of
 * two who do it one does.
 */
async function sendWhenDue(
  deps: ReminderDeps,
  ctx: Context,
  { eventId, key }: Pick<Reminder, "eventId" | "key">,
): Promise<void> {
  const before = await deps.reminders.find({ eventId, key });
  if (before?.state !== "waits" || before.at > ctx.now) return;
  const event = await deps.events.findHead(eventId);
  const planned = event && plannedReminders(event).find((one) => one.key === key);
  const now = event && keptReminder(event, key, before, planned);
  if (!now || !planned || now.state !== "waits") {
    await deps.reminders.replace(before, now ?? { ...before, state: "off" });
    return;
  }
  const state = dueState(event, planned, ctx.now);
  await deps.reminders.replace(before, { ...now, state, ...(state === "went" && { wentAt: ctx.now }) });
}

/**
 * Reminders of an event for its staff: when each goes, or went, and to how many. What follows from the last save is told at
 * once, as it will be. @throws DomainError event.not_found
 */
async function listReminders(
  deps: ReminderDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<ReminderList> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canReadRegistrations(ctx.actor, event)) throw new DomainError("not_found", "event.not_found");
  const [rows, mailings, messages] = await Promise.all([
    deps.reminders.list(eventId),
    deps.mailings.list(eventId),
    // Of those to who hosts or leads something, and to institutions, there is no mailing: they are few.
    deps.messages.listByOwner(eventId),
  ]);
  const kept = new Map(rows.map((row) => [row.key, row]));
  for (const reminder of remindersAt(event, rows)) kept.set(reminder.key, reminder);
  const items = [...kept.values()]
    .filter(({ state }) => state !== "off")
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ key, state, day, at }) => ({
      key,
      kind: kindOf(key),
      days: Math.abs(daysBetween(day, dayAt(at, event.timeZone))),
      state,
      day,
      at,
      people:
        state === "went"
          ? (mailings.find(({ facts }) => isOf(facts, key, day))?.told ??
            messages.filter(
              ({ facts, againOf, state: came }) => !againOf && came !== "superseded" && isOf(facts, key, day),
            ).length)
          : undefined,
    }));
  return { items };
}

function isOf(facts: Record<string, string> | undefined, key: string, day: string): boolean {
  return facts?.reminder === key && facts.day === day;
}

/** What becomes of all reminders of an event, as it is. */
function remindersAt(event: EventHead, rows: readonly Reminder[]): Reminder[] {
  const planned = new Map(plannedReminders(event).map((one) => [one.key, one]));
  const known = new Map(rows.map((row) => [row.key, row]));
  return [...new Set([...known.keys(), ...planned.keys()])].flatMap(
    (key) => keptReminder(event, key, known.get(key), planned.get(key)) ?? [],
  );
}

const useCases = { keepReminders, sendWhenDue, listReminders };

/** Use cases of reminders. */
export type ReminderService = Bound<typeof useCases>;

/** Makes the use cases of reminders over their stores. */
export function createReminderService(deps: ReminderDeps): ReminderService {
  return bind(deps, useCases);
}
