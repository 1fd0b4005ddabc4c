import type { EventHead, EventId } from "../event/index.ts";
import { shareReads } from "../shared/shared-read.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { RegistrationDeps } from "./deps.ts";
import { enter } from "./entry.ts";
import { openLink, tokenOf } from "./link.ts";
import * as waiting from "./use-cases/waiting-seat.ts";
import type * as imported from "./use-cases/imported.ts";
import type * as news from "./use-cases/news.ts";
import * as keepNeeds from "./use-cases/keep-needs.ts";
import { enterRegistration } from "./use-cases/manual-entry.ts";
import { countQuotas } from "./use-cases/count-quotas.ts";
import { judgeAnew } from "./use-cases/judge-anew.ts";
import { moveToOtherDate } from "./use-cases/move.ts";
import * as own from "./use-cases/own.ts";
import { countPeople, getRegistration, listNeeds, listRegistrations } from "./use-cases/people.ts";
import { unprovenOf } from "./prerequisites.ts";
import { dissolveParty } from "./use-cases/party.ts";
import { promoteReserve } from "./use-cases/promote.ts";
import { settleApplication } from "./use-cases/settle.ts";
import { readSeats } from "./places.ts";
import { registerParticipant } from "./use-cases/sign-up.ts";
import * as staff from "./use-cases/staff.ts";
import { changeTurn } from "./use-cases/turn.ts";
import { enterWalkIn } from "./use-cases/walk-in.ts";

/** Loaded when people come from a file: no other start should pay for it. */
const ofFiles = {
  checkImported: async (...input: Parameters<typeof imported.checkImported>) =>
    (await import("./use-cases/imported.ts")).checkImported(...input),
  enterImported: async (...input: Parameters<typeof imported.enterImported>) =>
    (await import("./use-cases/imported.ts")).enterImported(...input),
};

/** Loaded where somebody wants no more news, which is seldom. */
const ofNews = {
  endNewsFor: async (...input: Parameters<typeof news.endNewsFor>) =>
    (await import("./use-cases/news.ts")).endNewsFor(...input),
  endNews: async (...input: Parameters<typeof news.endNews>) =>
    (await import("./use-cases/news.ts")).endNews(...input),
};

const useCases = {
  ...waiting,
  ...keepNeeds,
  ...own,
  ...staff,
  tokenOf,
  unprovenOf,
  enter,
  registerParticipant,
  moveToOtherDate,
  getByLink: openLink,
  listRegistrations,
  getRegistration,
  enterRegistration,
  changeTurn,
  enterWalkIn,
  ...ofFiles,
  ...ofNews,
  countRegistrations: countPeople,
  listNeeds,
  settleApplication,
  promoteReserve,
  judgeAnew,
  dissolveParty,
  countQuotas,
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
