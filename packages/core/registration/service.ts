import type { EventHead, EventId } from "../event/index.ts";
import { shareReads } from "../shared/shared-read.ts";
import { bind, type Bound, late } from "../shared/use-case.ts";
import type { RegistrationDeps } from "./deps.ts";
import { enter } from "./entry.ts";
import { openLink, tokenOf } from "./link.ts";
import * as own from "./use-cases/own.ts";
import { unprovenOf } from "./prerequisites.ts";
import { readSeats } from "./places.ts";
import { registerParticipant } from "./use-cases/sign-up.ts";

const { countPeople, ...ofPeople } = late(
  () => import("./use-cases/people.ts"),
  "countPeople",
  "getRegistration",
  "listNeeds",
  "listRegistrations",
);

/** What staff do, and what is done to a line, at a door, of a file or by few: not with every start. */
const seldom = {
  ...ofPeople,
  countRegistrations: countPeople,
  ...late(() => import("./use-cases/staff.ts"), "renewLink", "changeRegistration"),
  ...late(
    () => import("./use-cases/waiting-seat.ts"),
    "confirmAddress",
    "acceptOffer",
    "remindOfOffer",
    "releaseWaiting",
  ),
  ...late(() => import("./use-cases/keep-needs.ts"), "moveNeeds", "alignNeeds"),
  ...late(() => import("./use-cases/manual-entry.ts"), "enterRegistration"),
  ...late(() => import("./use-cases/count-quotas.ts"), "countQuotas"),
  ...late(() => import("./use-cases/judge-anew.ts"), "judgeAnew"),
  ...late(() => import("./use-cases/move.ts"), "moveToOtherDate"),
  ...late(() => import("./use-cases/party.ts"), "dissolveParty"),
  ...late(() => import("./use-cases/promote.ts"), "promoteReserve"),
  ...late(() => import("./use-cases/settle.ts"), "settleApplication"),
  ...late(() => import("./use-cases/turn.ts"), "changeTurn"),
  ...late(() => import("./use-cases/walk-in.ts"), "enterWalkIn"),
  ...late(() => import("./use-cases/imported.ts"), "checkImported", "enterImported"),
  ...late(() => import("./use-cases/news.ts"), "endNewsFor", "endNews"),
};

const useCases = {
  ...seldom,
  ...own,
  tokenOf,
  unprovenOf,
  enter,
  registerParticipant,
  getByLink: openLink,
};

/** Use cases of registrations. */
export type RegistrationService = Bound<typeof useCases>;

/** Makes the use cases of registrations over their stores. */
export function createRegistrationService(
  deps: Omit<RegistrationDeps, "seats" | "peopleOf">,
): RegistrationService {
  const seats = shareReads(
    (event: EventHead) => readSeats(deps, event),
    ({ eventId, blocks }) => JSON.stringify([eventId, blocks]),
  );
  const peopleOf = shareReads(
    async (eventId: EventId) => {
      const people: Awaited<ReturnType<RegistrationDeps["peopleOf"]>>[number][] = [];
      for await (const { registrationId, institution } of deps.registrations.eachByName(eventId))
        people.push({ registrationId, institution });
      return people;
    },
    (eventId) => eventId,
  );
  return bind({ ...deps, seats, peopleOf }, useCases);
}
