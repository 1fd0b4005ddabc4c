import { MESSAGE_STATES, type MessageState } from "../message/schema.ts";
import type { Context } from "../shared/context.ts";
import type { CircularView } from "./answer.ts";
import type { CircularDeps } from "./deps.ts";
import { circularMailing, findLetters } from "./mail.ts";
import { shownState } from "./rules.ts";
import type { Circular } from "./schema.ts";

/** How long a letter that was worked is still looked after: every message of it is sent or given up long before. */
const SETTLED_MS = 48 * 3_600_000;

/** A letter as staff see it. */
export async function toView(
  deps: Pick<CircularDeps, "circulars" | "mailings" | "messages">,
  ctx: Context,
  circular: Circular,
): Promise<CircularView> {
  const { eventId: _, tried: _tried, changedBy: _by, state, ...view } = circular;
  if (state !== "sending" && state !== "stopped") return { ...view, state };
  const mailing = await deps.mailings.find(circularMailing(circular));
  const isWorked = mailing !== undefined && mailing.state !== "working";
  const isSettled = isWorked && Date.parse(ctx.now) - Date.parse(mailing.updatedAt) > SETTLED_MS;
  if (isSettled) return { ...view, state: shownState(circular, true, 0) };
  const progress = await progressOf(deps, circular);
  return { ...view, state: shownState(circular, isWorked, progress.queued + progress.sending), progress };
}

/** Where the messages of a letter are, by state. Reads each: a batch of a hundred is one request. */
async function progressOf(
  { circulars, messages }: Pick<CircularDeps, "circulars" | "messages">,
  { eventId, circularId, state: stands }: Circular,
): Promise<Record<MessageState, number>> {
  const people = await circulars.listPeople(eventId, circularId);
  const found = await findLetters(messages, circularId, people);
  const progress = Object.fromEntries(MESSAGE_STATES.map((state) => [state, 0])) as Record<
    MessageState,
    number
  >;
  // Whose message is not written yet will have it in a moment, unless all was stopped before.
  const unwritten = stands === "stopped" ? "superseded" : "queued";
  for (const message of found) progress[message?.state ?? unwritten] += 1;
  return progress;
}
