import { kindFor } from "@zapisy/core/registration";
import type { StaffRegistrationView } from "@zapisy/core/registration/answer";
import { MoveInputSchema } from "@zapisy/core/registration/other-date";
import {
  ManualRegistrationInputSchema,
  REGISTRATION_STATUSES,
  RegistrationPatchSchema,
  type RegistrationStatus,
  SignUpInputSchema,
  StaffRegistrationPatchSchema,
  TurnInputSchema,
} from "@zapisy/core/registration/schema";
import { SearchSchema, VersionSchema } from "@zapisy/core/shared/field";
import type { MailKind } from "@zapisy/words/mail";
import * as v from "valibot";
import { CursorSchema, defineRoute } from "../route.ts";

/** A personal page is for one pair of eyes. */
const PRIVATE = { "cache-control": "private, no-store", "referrer-policy": "no-referrer" };

const STAFF_ERRORS = { 404: ["event.not_found", "registration.not_found"] };

/** What of a person was read that leaves a trace: needs, else on what they were referred. */
function tracedOf({ needs, referredBy }: StaffRegistrationView) {
  if (needs) return "needs_read";
  return referredBy ? "referrals_read" : undefined;
}

/** What stops the holder of a link who does too much that mails somebody. */
const OWN_LIMITS = ["client", "ownChanges", "mailbox"] as const;

/** Routes of registrations: sign-up, the personal link, and the staff's list. */
export const registrationRoutes = [
  defineRoute({
    method: "POST",
    path: "/api/events/{slug}/registrations",
    summary: "Sign up",
    access: "public",
    body: SignUpInputSchema,
    idempotent: true,
    limits: ["client", "accessCode", "eventSignUps", "mailbox"],
    answer: {
      status: 201,
      description: "Confirmed, on the reserve list, or waiting for a decision",
      json: "SignUpAnswer",
    },
    errors: {
      404: ["event.not_found"],
      409: [
        "registration.duplicate",
        "registration.institution_full",
        "registration.recruitment_closed",
        "registration.recruitment_not_open",
        "registration.group_shut",
        "registration.no_group",
        "event.cancelled",
      ],
      422: ["registration.invalid"],
      503: ["registration.busy"],
    },
    async handle({ deps, ctx, params, body, idempotencyKey }) {
      const answer = await deps.services.registration.registerParticipant(
        ctx,
        params.slug,
        body,
        idempotencyKey,
      );
      return { body: answer, headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/registrations/{token}",
    summary: "A participant's own registration",
    access: "link",
    answer: { status: 200, description: "The registration", json: "PersonalView" },
    errors: { 404: ["registration.not_found"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.personalPage.get(ctx, params.token), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "PATCH",
    path: "/api/registrations/{token}",
    summary: "Correct data or choices",
    access: "link",
    body: RegistrationPatchSchema,
    limits: OWN_LIMITS,
    answer: { status: 200, description: "The registration as corrected", json: "PersonalView" },
    errors: {
      404: ["registration.not_found"],
      409: [
        "registration.version_conflict",
        "registration.option_full",
        "registration.institution_full",
        "registration.group_full",
        "registration.group_shut",
        "registration.no_group",
        "registration.changes_closed",
        "registration.duplicate",
        "event.cancelled",
      ],
      422: ["registration.invalid"],
      503: ["registration.busy"],
    },
    async handle({ deps, ctx, params, body }) {
      const own = await deps.services.registration.correctRegistration(ctx, params.token, body);
      return { body: await deps.services.personalPage.show(ctx, own), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/registrations/{token}",
    summary: "Withdraw",
    access: "link",
    limits: "works once",
    answer: { status: 200, description: "The registration, cancelled", json: "PersonalView" },
    errors: {
      404: ["registration.not_found"],
      409: ["registration.changes_closed", "registration.version_conflict", "event.cancelled"],
      503: ["registration.busy"],
    },
    async handle({ deps, ctx, params }) {
      const own = await deps.services.registration.withdrawRegistration(ctx, params.token);
      return { body: await deps.services.personalPage.show(ctx, own), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/registrations/{token}/confirmation",
    summary: "Confirm the address to which a held seat was mailed",
    access: "link",
    limits: "works once",
    answer: { status: 200, description: "The registration, confirmed", json: "PersonalView" },
    errors: {
      404: ["registration.not_found"],
      409: ["registration.hold_ended", "registration.version_conflict", "event.cancelled"],
      503: ["registration.busy"],
    },
    async handle({ deps, ctx, params }) {
      const own = await deps.services.registration.confirmAddress(ctx, params.token);
      return { body: await deps.services.personalPage.show(ctx, own), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/registrations/{token}/acceptance",
    summary: "Take the seat that is offered from the reserve list",
    access: "link",
    limits: "works once",
    answer: { status: 200, description: "The registration, confirmed", json: "PersonalView" },
    errors: {
      404: ["registration.not_found"],
      409: [
        "registration.offer_ended",
        "registration.changes_closed",
        "registration.version_conflict",
        "event.cancelled",
      ],
      503: ["registration.busy"],
    },
    async handle({ deps, ctx, params }) {
      const own = await deps.services.registration.acceptOffer(ctx, params.token);
      return { body: await deps.services.personalPage.show(ctx, own), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/registrations/{token}/move",
    summary: "Move from the reserve list to another date that the event names",
    access: "link",
    body: MoveInputSchema,
    idempotent: true,
    limits: ["client", "accessCode", "eventSignUps", "mailbox"],
    answer: {
      status: 201,
      description: "Confirmed at the other date, and gone from the reserve list here",
      json: "TakenSignUp",
    },
    errors: {
      404: ["registration.not_found", "event.not_found"],
      409: [
        "registration.moved",
        "registration.not_other_date",
        "registration.other_date_confirms",
        "registration.other_date_full",
        "registration.other_date_undecided",
        "registration.changes_closed",
        "registration.version_conflict",
        "registration.duplicate",
        "registration.institution_full",
        "registration.recruitment_closed",
        "registration.recruitment_not_open",
        "registration.group_shut",
        "registration.no_group",
        "event.cancelled",
      ],
      422: ["registration.invalid"],
      503: ["registration.busy"],
    },
    async handle({ deps, ctx, params, body, idempotencyKey }) {
      const { registration } = deps.services;
      return {
        body: await registration.moveToOtherDate(ctx, params.token, body, idempotencyKey),
        headers: PRIVATE,
      };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/registrations/{token}/renewed-link",
    summary: "Make the personal link worthless and mail a new one",
    access: "link",
    limits: OWN_LIMITS,
    answer: { status: 204, description: "The new link is on its way to the registration's address" },
    errors: {
      404: ["registration.not_found"],
      409: ["registration.no_address", "registration.version_conflict"],
      503: ["registration.busy"],
    },
    async handle({ deps, ctx, params }) {
      await deps.services.registration.renewOwnLink(ctx, params.token);
      return { headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/registrations",
    summary: "People of an event in Polish order",
    access: "staff",
    query: v.strictObject({
      status: v.optional(v.picklist(REGISTRATION_STATUSES)),
      optionId: v.optional(v.pipe(v.string(), v.maxLength(40))),
      unmet: v.optional(v.literal("yes")),
      unanswered: v.optional(v.literal("yes")),
      image: v.optional(v.picklist(["yes", "no"])),
      q: SearchSchema,
      cursor: CursorSchema,
      limit: v.optional(
        v.pipe(
          v.string(),
          v.regex(/^\d{1,3}$/, "field.number"),
          v.transform(Number),
          v.minValue(1, "field.too_small"),
        ),
      ),
    }),
    answer: { status: 200, description: "A page of people", json: "RegistrationPage" },
    errors: STAFF_ERRORS,
    async handle({ deps, ctx, params, query }) {
      return { body: await deps.services.registration.listRegistrations(ctx, params.eventId, query) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/registrations",
    summary: "Enter a person by hand; an e-mail address is not needed",
    access: "staff",
    body: ManualRegistrationInputSchema,
    idempotent: true,
    answer: { status: 201, description: "What it came to", json: "EnteredAnswer" },
    errors: {
      ...STAFF_ERRORS,
      403: ["registration.read_only"],
      409: ["registration.duplicate", "registration.institution_full", "event.cancelled"],
      422: ["registration.invalid"],
      503: ["registration.busy"],
    },
    async handle({ deps, ctx, params, body, idempotencyKey }) {
      return {
        body: await deps.services.registration.enterRegistration(ctx, params.eventId, body, idempotencyKey),
      };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/registrations/{registrationId}",
    summary: "One registration with its messages and history, and the words of its consents",
    access: "staff",
    traced: (_, body) => tracedOf(body as StaffRegistrationView),
    answer: { status: 200, description: "The registration", json: "RegistrationDetail" },
    errors: STAFF_ERRORS,
    async handle({ deps, ctx, params }) {
      const { eventId, registrationId } = params;
      const registration = await deps.services.registration.getRegistration(ctx, eventId, registrationId);
      const shown = (registration.consents.log ?? []).flatMap(({ wording }) => wording ?? []);
      const { referredBy } = registration;
      const [outbox, history, wordings, trouble, origin, referral] = await Promise.all([
        deps.stores.messages.listByOwner(registrationId),
        deps.services.audit.listRegistrationHistory(ctx, registration),
        deps.stores.wordings.findMany(shown),
        deps.services.undelivered.troubleOf(ctx, registration),
        registration.delegationId || registration.handedTo || registration.takenOver
          ? deps.services.delegation.describeOrigin(ctx, registration)
          : undefined,
        referredBy && deps.services.referral.describeReferral(ctx, { registrationId, referredBy }),
      ]);
      const came = (history.at(-1)?.to ?? registration.status) as RegistrationStatus;
      // The outbox takes any kind; those who write into it know these alone.
      const messages = outbox.map((message) => {
        const { told: _, ...view } = message;
        return { ...view, kind: kindFor(ctx.actor, message.kind, came) as MailKind };
      });
      if (trouble.undelivered) trouble.undelivered.kind = kindFor(ctx.actor, trouble.undelivered.kind, came);
      const words = Object.fromEntries(wordings);
      return { body: { ...registration, messages, history, wordings: words, trouble, origin, referral } };
    },
  }),
  defineRoute({
    method: "PATCH",
    path: "/api/staff/events/{eventId}/registrations/{registrationId}",
    summary: "Change a person's status with a reason, choices or data",
    access: "staff",
    body: StaffRegistrationPatchSchema,
    answer: { status: 200, description: "The registration as changed", json: "StaffRegistrationView" },
    errors: {
      ...STAFF_ERRORS,
      403: ["registration.read_only"],
      409: [
        "registration.version_conflict",
        "registration.erased",
        "registration.wrong_status",
        "registration.event_full",
        "registration.option_full",
        "registration.institution_full",
        "registration.group_full",
        "registration.duplicate",
        "event.cancelled",
      ],
      422: ["registration.invalid"],
      503: ["registration.busy"],
    },
    async handle({ deps, ctx, params, body }) {
      const { eventId, registrationId } = params;
      return {
        body: await deps.services.registration.changeRegistration(ctx, eventId, registrationId, body),
      };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/events/{eventId}/registrations/{registrationId}/turn",
    summary: "Put a person before another in the line of the reserve list, or at its end, with a reason",
    access: "staff",
    body: TurnInputSchema,
    answer: { status: 200, description: "The registration as changed", json: "StaffRegistrationView" },
    errors: {
      ...STAFF_ERRORS,
      403: ["registration.read_only"],
      409: ["registration.version_conflict", "registration.not_in_line"],
      503: ["registration.busy"],
    },
    async handle({ deps, ctx, params, body }) {
      const { eventId, registrationId } = params;
      return { body: await deps.services.registration.changeTurn(ctx, eventId, registrationId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/registrations/{registrationId}/renewed-link",
    summary: "Make a person's link worthless and mail them a new one",
    access: "staff",
    body: v.strictObject({ version: VersionSchema }),
    answer: { status: 200, description: "The registration as changed", json: "StaffRegistrationView" },
    errors: {
      ...STAFF_ERRORS,
      403: ["registration.read_only"],
      409: ["registration.no_address", "registration.version_conflict"],
      503: ["registration.busy"],
    },
    async handle({ deps, ctx, params, body }) {
      const { eventId, registrationId } = params;
      return {
        body: await deps.services.registration.renewLink(ctx, eventId, registrationId, body.version),
      };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/counts",
    summary: "Participants by county, institution, form of address, option and need",
    access: "staff",
    answer: { status: 200, description: "The counts", json: "RegistrationCounts" },
    errors: { 404: ["event.not_found"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.registration.countRegistrations(ctx, params.eventId) };
    },
  }),
];
