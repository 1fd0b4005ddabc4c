import type { AttendanceStore } from "../attendance/index.ts";
import { canCloseAttendance } from "../attendance/rules.ts";
import type { EventSeats } from "../event/answer.ts";
import {
  canEditEvent,
  canManageRegistrations,
  countEventSeats,
  lastDay,
  shownHours,
  type EventHead,
  type EventService,
  type EventStore,
} from "../event/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { addDays, dayAt, HOME_ZONE, type Day } from "../shared/time.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { Worklist, WorklistEvent, WorklistTask } from "./answer.ts";
import { WORKLIST_TASKS } from "./schema.ts";
import { DAYS_BACK, isSoon, listTasks, peopleTasks, programmeTasks, type Open } from "./rules.ts";

interface WorklistDeps {
  events: Pick<EventStore, "findEvent" | "readEventBlocks">;
  eventService: Pick<EventService, "listHeads">;
  attendance: Pick<AttendanceStore, "listClosings">;
}

/** Events to come that are looked at. */
const COMING = 100;
/** Of those that are soon, or were held lately, the programme is read too. */
const READ_WHOLE = 25;
/** Drafts that are shown. */
const DRAFTS = 5;

/**
 * What waits for a member of staff over all events that they may see: tasks as far as they may do them, what is on in two weeks, their
 * drafts. Reads heads of the last fourteen months and of what comes, seats of a hundred and the programme of 25 that are soon and 25 that were.
 */
async function getWorklist(deps: WorklistDeps, ctx: Context<StaffActor>): Promise<Worklist> {
  const { actor } = ctx;
  const today = dayAt(ctx.now, HOME_ZONE);
  const since = addDays(today, -DAYS_BACK);
  const [coming, past, drafts] = await Promise.all([
    deps.eventService.listHeads(ctx, { when: "coming" }, COMING),
    deps.eventService.listHeads(ctx, { when: "past", since }, READ_WHOLE),
    deps.eventService.listHeads(ctx, { state: "draft", teamMember: actor.staffId, since }, DRAFTS),
  ]);
  const heads = [...coming.items, ...past.items];
  const blocks = await deps.events.readEventBlocks(heads);
  const seatsOf = (head: EventHead) => countEventSeats(blocks.get(head.eventId) ?? []);
  const soon = coming.items.filter((head) => isSoon(head, today));
  const ofPeople = coming.items
    .filter((head) => canManageRegistrations(actor, head))
    .flatMap((head) => tasksAt(head, peopleTasks(head, seatsOf(head))));
  const ofProgrammes = await Promise.all(
    [...soon.slice(0, READ_WHOLE), ...past.items].map((head) =>
      programmeAndLists(deps, actor, head, { today, taken: seatsOf(head).event.taken }),
    ),
  );
  const urgency = (task: WorklistTask["task"]) => WORKLIST_TASKS.indexOf(task);
  return {
    today,
    tasks: [...ofPeople, ...ofProgrammes.flat()].toSorted((a, b) => urgency(a.task) - urgency(b.task)),
    soon: soon.map((head) => show(head, seatsOf(head))),
    drafts: drafts.items.map(briefly),
    hasEvents:
      heads.length + drafts.items.length > 0 ||
      (await deps.eventService.listHeads(ctx, {}, 1)).items.length > 0,
    more: coming.cursor !== undefined,
  };
}

/** What an event's programme lacks, and which of its lists are open. */
async function programmeAndLists(
  deps: WorklistDeps,
  actor: StaffActor,
  head: EventHead,
  { today, taken }: { today: Day; taken: number },
): Promise<WorklistTask[]> {
  const mayEdit = canEditEvent(actor, head) && lastDay(head.dates) >= today;
  const mayClose = canCloseAttendance(actor, head);
  if (!mayEdit && !mayClose) return [];
  const [event, closings] = await Promise.all([
    deps.events.findEvent(head.eventId),
    mayClose ? deps.attendance.listClosings(head.eventId) : [],
  ]);
  if (!event) return [];
  const closed = closings.map(({ unitId }) => unitId);
  return tasksAt(head, [
    ...(mayEdit ? programmeTasks(event) : []),
    ...(mayClose ? listTasks(event, { taken, closed, today }) : []),
  ]);
}

function tasksAt(head: EventHead, open: Open[]): WorklistTask[] {
  return open.map((one) => ({ ...one, event: briefly(head) }));
}

function briefly({ eventId, title, dates }: EventHead): WorklistTask["event"] {
  return { eventId, title, dates };
}

function show(head: EventHead, seats: EventSeats): WorklistEvent {
  const { eventId, kind, state, title, dates, timeZone } = head;
  const { mode, name, town, country } = head.place;
  return {
    eventId,
    kind,
    state,
    title,
    dates,
    hours: shownHours(head),
    timeZone,
    place: { mode, name, town, country },
    seats: seats.event,
  };
}

const useCases = { getWorklist };

/** What waits for staff: a view over events, their seats and their lists. It changes nothing. */
export type WorklistService = Bound<typeof useCases>;

/** Makes the view over what it shows. */
export function createWorklistService(deps: WorklistDeps): WorklistService {
  return bind(deps, useCases);
}
