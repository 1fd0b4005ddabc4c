import { unmetIds } from "./criteria.ts";
import { unanswered } from "./rules.ts";
import { isInLine } from "./lifecycle.ts";
import type { EventDefinition } from "../event/index.ts";
import type { Question } from "../form/schema.ts";
import type { StaffRegistrationView } from "./answer.ts";
import type { RegistrationDeps } from "./deps.ts";
import { groupOfStanding } from "./quotas.ts";
import { waitLimits } from "./wait-limits.ts";
import { rewordedFor } from "./form-versions.ts";
import type { KnownPerson, Registration } from "./schema.ts";
import type { StoredRegistration } from "./store.ts";

/** A registration as staff see it, with its place on the reserve list. */
export async function toStaffView(
  deps: RegistrationDeps,
  event: EventDefinition,
  registration: StoredRegistration,
): Promise<StaffRegistrationView> {
  const reworded = await rewordedFor(deps, event, [registration]);
  return {
    ...forStaff(event, registration, reworded),
    ...(isInLine(registration.status) && {
      reservePosition: await deps.registrations.position(registration),
    }),
  };
}

/** What staff see of a registration wherever it is read. */
export function forStaff(
  event: Pick<EventDefinition, "form" | "dates">,
  registration: StoredRegistration,
  reworded: (person: Registration) => Question[],
) {
  const {
    linkVersion: _,
    earlierVersions: __,
    referredBy: ___,
    party: ____,
    ...view
  } = withoutKeepings(registration);
  return {
    ...view,
    waitLimits: waitLimits(registration.standing),
    waitsTogether: waitsTogether(registration),
    group: groupOfStanding(registration.standing),
    reworded: reworded(registration),
    unmet: unmetIds(event, registration),
    unanswered: unanswered(event, registration),
  };
}

/** Whether somebody waits for places of several people at once; undefined where they do not. */
export function waitsTogether({ party, status }: Pick<Registration, "party" | "status">): true | undefined {
  return party && isInLine(status) ? true : undefined;
}

/** The registration as the domain knows it: without what the table keeps for itself. */
export function withoutKeepings(stored: StoredRegistration): Registration {
  const {
    standing: _,
    joinedPosition: __,
    claimKey: ___,
    requestHash: ____,
    linkHash: _____,
    linkRequestedAt: ______,
    changedBy: _______,
    changeReason: ________,
    unproven: _________,
    ...registration
  } = stored;
  return registration;
}

/** Somebody of that name and address, as staff see them before they enter another. */
export function toKnownPerson(registration: StoredRegistration): KnownPerson {
  const { registrationId, firstName, lastName, status, institution, createdAt } = registration;
  return { registrationId, firstName, lastName, status, institution: institution?.name, createdAt };
}
