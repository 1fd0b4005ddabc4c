import type { Deps } from "../deps.ts";
import { streamHandler } from "./follow-stream.ts";

/** Notes what a save of an event changed of schedules of support that are published, with the moment of the save (docs/decisions/0103). */
export function noteSchedules(deps: Deps) {
  const { events } = deps.stores;
  return streamHandler(deps, "note-schedules", ["event"], async ({ before, after }) => {
    const head = after && events.headFromImage(after);
    if (!head) return;
    const was = before && events.headFromImage(before);
    if (was?.version === head.version) return;
    await deps.services.supportSchedule.noteChanges(was, head);
  });
}
