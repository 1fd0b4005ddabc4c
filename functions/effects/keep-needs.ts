import { lastDay } from "@zapisy/core/event";
import type { Deps } from "../deps.ts";
import { streamHandler } from "./follow-stream.ts";

/**
 * Lets what people need (diet, access) end with their event, wherever it moves: with the event's own change for all who
 * told of it before, and with each registration for whoever signed up by the date of a moment ago. So do
 * invitations, delegations, referrals, and the list of those to whom a mail did not arrive.
 */
export function keepNeeds(deps: Deps) {
  const { events, registrations } = deps.stores;
  const { invitation, registration } = deps.services;

  return streamHandler(deps, "keep-needs", ["event", "registration"], async ({ entity, before, after }) => {
    if (!after) return;
    if (entity === "event") {
      const now = events.headFromImage(after);
      const was = before && events.headFromImage(before);
      if (!now || !was || lastDay(now.dates) === lastDay(was.dates)) return;
      await registration.moveNeeds(now.eventId);
      await invitation.moveInvitations(
        deps.context({ type: "system", name: "keep-needs" }, "stream"),
        now.eventId,
      );
      await deps.services.delegation.moveDelegations(now.eventId);
      await deps.services.referral.moveReferrals(now.eventId);
      await deps.services.undelivered.moveUndelivered(
        deps.context({ type: "system", name: "keep-needs" }, "stream"),
        now.eventId,
      );
      return;
    }
    const person = registrations.fromImage(after);
    // Whoever signs up themselves has needs here only with their consent.
    if (person && (person.consents.needs || person.source === "staff"))
      await registration.alignNeeds(person, !before);
  });
}
