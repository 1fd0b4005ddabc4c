import { tell, type NewEntry } from "../shared/history.ts";
import type { Bulletin } from "./schema.ts";

/** What the history of an event says of a bulletin: that it was planned, sent, stopped or taken back. */
export function bulletinHistory(before: Bulletin | undefined, after: Bulletin): NewEntry[] {
  const { eventId, bulletinId, state } = after;
  const action = `bulletin.${state === "sending" ? "sent" : state}`;
  return tell(
    { subjectId: eventId, target: eventId, key: bulletinId, action, fields: [] },
    before && { ...before },
    { ...after },
  );
}
