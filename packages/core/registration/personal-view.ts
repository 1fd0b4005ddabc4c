import { type Event, isPublic, ownEvent, retiredOf, shownHours } from "../event/index.ts";
import type { PersonalView } from "../personal-page/answer.ts";
import type { Context } from "../shared/context.ts";
import type { RegistrationDeps } from "./deps.ts";
import { participantRights } from "./lifecycle.ts";
import type { StoredRegistration } from "./store.ts";
import { withoutKeepings } from "./view.ts";

/** What a participant sees at their personal link. */
export async function toPersonalView(
  deps: RegistrationDeps,
  ctx: Context,
  registration: StoredRegistration,
  event: Event,
): Promise<PersonalView> {
  const [kept, eventView, reservePosition, parts] = await Promise.all([
    deps.registrations.findNeeds(registration.registrationId, ctx.now),
    deps.eventService.toPublicView(ctx, event, Object.values(registration.choices)),
    registration.status === "reserve" ? deps.registrations.position(registration) : undefined,
    deps.personalParts(ctx, registration, event),
  ]);
  const {
    eventId: _,
    source: __,
    linkVersion: ___,
    room: ____,
    leftAt: _____,
    pastLimit: ______,
    namesakes: _______,
    ...own
  } = withoutKeepings(registration);
  return {
    ...own,
    ...parts,
    needs: kept?.needs,
    reservePosition,
    event: eventView,
    retired: retiredOf(event, registration),
    hasEventPage: isPublic(event),
    hours: shownHours(ownEvent(event, Object.values(registration.choices))),
    onlineUrl: registration.status === "confirmed" ? event.place.onlineUrl : undefined,
    may: participantRights(registration, event, ctx.now),
    retention: { needsUntil: kept?.erasedOn },
  };
}
