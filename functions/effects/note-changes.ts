import { hasPlace } from "@zapisy/core/registration/rules";
import type { EventId } from "@zapisy/core/event";
import type { StoredRegistration } from "@zapisy/core/registration";
import { addSeconds, type Instant } from "@zapisy/core/shared/time";
import type { Deps } from "../deps.ts";
import { streamHandler } from "./follow-stream.ts";

/** For so long it is believed that nobody works with an event's lists; less than a desk's first book allows for. */
const BELIEVED_SECONDS = 10;
/** Events of which that is remembered. */
const MOST_REMEMBERED = 1_000;

/** Notes who came onto the lists of an event, left them or is called otherwise, for desks that ask what changed. */
export function noteChanges(deps: Deps) {
  const { attendance, registrations } = deps.stores;
  const unfollowed = new Map<EventId, Instant>();

  return streamHandler(deps, "note-changes", ["registration"], async ({ before, after }) => {
    const person = after && registrations.fromImage(after);
    if (!person) return;
    const was = before && registrations.fromImage(before);
    // Who has left is still on a list where they have a mark.
    const isListed = [was, person].some((one) => one && (hasPlace(one.status) || one.leftAt !== undefined));
    if (!isListed) return;
    if (was && shown(was) === shown(person)) return;
    const { eventId, registrationId, version } = person;
    const at = deps.clock();
    if ((unfollowed.get(eventId) ?? "") > at) return;
    if (await attendance.isFollowed(eventId, at)) {
      await attendance.noteListChange({
        eventId,
        at,
        cause: `${registrationId} ${version}`,
        people: [registrationId],
      });
      return;
    }
    if (unfollowed.size >= MOST_REMEMBERED) unfollowed.clear();
    unfollowed.set(eventId, addSeconds(at, BELIEVED_SECONDS));
  });
}

/** What lists show of a person. */
function shown({ firstName, lastName, choices, status, leftAt }: StoredRegistration): string {
  return JSON.stringify([firstName, lastName, choices, status, leftAt]);
}
