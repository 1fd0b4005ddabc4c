import type { AttendanceService } from "../attendance/index.ts";
import type { CertificateService } from "../certificate/index.ts";
import {
  isPublic,
  ownEvent,
  retiredOf,
  shownHours,
  type EventService,
  type EventStore,
} from "../event/index.ts";
import {
  isActive,
  openLink,
  rewordedFor,
  waitsTogether,
  withoutKeepings,
  type OwnRegistration,
  type Registration,
  type RegistrationStore,
} from "../registration/index.ts";
import {
  formOf,
  groupOfStanding,
  hasPlace,
  isInLine,
  participantRights,
  waitLimits,
} from "../registration/rules.ts";
import type { Context } from "../shared/context.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { PersonalView } from "./answer.ts";

/** What the personal page is put together from. */
export interface PersonalPageDeps {
  registrations: Pick<RegistrationStore, "find" | "findNeeds" | "position">;
  events: Pick<EventStore, "findEvent" | "readForms">;
  eventService: Pick<EventService, "toPublicView">;
  attendance: Pick<AttendanceService, "personalPart">;
  certificate: Pick<CertificateService, "listOwnCertificates">;
}

/**
 * What a participant sees at their personal link.
 * @throws DomainError registration.not_found
 */
async function get(deps: PersonalPageDeps, ctx: Context, token: string): Promise<PersonalView> {
  return show(deps, ctx, await openLink(deps, token));
}

/** The page of somebody whose registration was read, or changed, a moment ago. */
async function show(
  deps: PersonalPageDeps,
  ctx: Context,
  { registration, event, newToken, linkMailed }: OwnRegistration,
): Promise<PersonalView> {
  const chosen = Object.values(registration.choices);
  const [kept, eventView, reservePosition, attendance, certificates, reworded] = await Promise.all([
    deps.registrations.findNeeds(registration.registrationId, ctx.now),
    deps.eventService.toPublicView(ctx, event, { chosen }),
    isInLine(registration.status) ? deps.registrations.position(registration) : undefined,
    deps.attendance.personalPart(ctx, registration, event),
    deps.certificate.listOwnCertificates(registration),
    rewordedFor(deps, event, [registration]),
  ]);
  const {
    eventId: _eventId,
    source: _source,
    linkVersion: _linkVersion,
    room: _room,
    leftAt: _leftAt,
    pastLimit: _pastLimit,
    namesakes: _namesakes,
    earlierVersions: _earlierVersions,
    accessCode: _accessCode,
    delegationId,
    party: _party,
    referredBy,
    handedTo,
    takenOver,
    movedTo,
    movedFrom,
    ...own
  } = withoutKeepings(registration);
  return {
    ...own,
    ...attendance,
    certificates,
    needs: kept?.needs,
    reservePosition,
    waitLimits: waitLimits(registration.standing),
    waitsTogether: waitsTogether(registration),
    group: groupOfStanding(registration.standing),
    event: { ...eventView, form: formOf(event.form, registration) },
    retired: retiredOf(event, registration),
    reworded: reworded(registration),
    hasEventPage: isPublic(event),
    hours: shownHours(ownEvent(event, chosen)),
    onlineUrl: hasPlace(registration.status) ? event.place.onlineUrl : undefined,
    may: participantRights(registration, event, ctx.now),
    retention: { needsUntil: kept?.erasedOn },
    newToken,
    linkMailed,
    enteredBy: enteredBy({ delegationId, referredBy, takenOver }),
    movedTo: isActive(registration.status) ? undefined : movedTo?.title,
    movedFrom: movedFrom?.title,
    handedOver: handedTo && !isActive(registration.status) ? true : undefined,
  };
}

function enteredBy({
  delegationId,
  referredBy,
  takenOver,
}: Pick<Registration, "delegationId" | "referredBy" | "takenOver">): PersonalView["enteredBy"] {
  if (takenOver?.by === "participant") return "colleague";
  return takenOver || delegationId || referredBy ? "institution" : undefined;
}

const useCases = { get, show };

/** The personal page: a view over registration, event, attendance and certificates. It changes nothing. */
export type PersonalPageService = Bound<typeof useCases>;

/** Makes the personal page over what it shows. */
export function createPersonalPageService(deps: PersonalPageDeps): PersonalPageService {
  return bind(deps, useCases);
}
