import {
  EntitlementInputSchema,
  MarksInputSchema,
  SelfCheckInSchema,
  WalkInInputSchema,
} from "@zapisy/core/attendance/schema";
import { defineRoute } from "../route.ts";

const STAFF_ERRORS = { 404: ["event.not_found"] };
const WRITE_ERRORS = { ...STAFF_ERRORS, 403: ["attendance.read_only"] };
const UNIT_ERRORS = { ...WRITE_ERRORS, 404: ["event.not_found", "attendance.unit_not_found"] };

/** Routes of attendance: the book of an event, marks, closed lists, decisions, walk-ins, self check-in. */
export const attendanceRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/attendance",
    summary: "Who was there: units, people, records, rates",
    access: "staff",
    answer: { status: 200, description: "The book", json: "AttendanceBook" },
    errors: STAFF_ERRORS,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.attendance.getBook(ctx, params.eventId) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/attendance/marks",
    summary: "Record marks; the same mark again is one mark",
    access: "staff",
    body: MarksInputSchema,
    answer: {
      status: 200,
      description: "What became of each mark, and the records now",
      json: "MarksAnswer",
    },
    errors: { ...WRITE_ERRORS, 409: ["event.cancelled", "attendance.busy"] },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.attendance.recordMarksByStaff(ctx, params.eventId, body.marks) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/attendance/units/{unitId}/close",
    summary: "Declare a list complete; from then on a change needs a reason",
    access: "staff",
    answer: { status: 200, description: "When and by whom it was closed", json: "UnitClosing" },
    errors: { ...UNIT_ERRORS, 409: ["event.cancelled", "attendance.not_begun", "attendance.busy"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.attendance.closeUnit(ctx, params.eventId, params.unitId) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/attendance/units/{unitId}/screen-code",
    summary: "Code for self check-in, another every minute",
    access: "staff",
    answer: { status: 200, description: "The code of this minute", json: "ScreenCode" },
    errors: { ...UNIT_ERRORS, 409: ["event.cancelled", "attendance.not_now"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.attendance.getScreenCode(ctx, params.eventId, params.unitId) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/events/{eventId}/attendance/entitlements/{registrationId}",
    summary: "Decide against the rule who gets a certificate, with a reason",
    access: "staff",
    body: EntitlementInputSchema,
    answer: { status: 200, description: "The person in the book", json: "AttendancePerson" },
    errors: {
      ...WRITE_ERRORS,
      404: ["event.not_found", "registration.not_found"],
      409: ["event.cancelled", "attendance.busy"],
    },
    async handle({ deps, ctx, params, body }) {
      const { eventId, registrationId } = params;
      return { body: await deps.services.attendance.setEntitlement(ctx, eventId, registrationId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/attendance/walk-ins",
    summary: "Enter somebody who came unannounced and mark them present",
    access: "staff",
    body: WalkInInputSchema,
    answer: { status: 200, description: "Added, known already, or refused", json: "WalkInResult" },
    errors: { ...WRITE_ERRORS, 409: ["event.cancelled", "attendance.busy"] },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.attendance.addWalkInByStaff(ctx, params.eventId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/registrations/{token}/check-in",
    summary: "Check oneself in by the code on the screen in the room",
    access: "link",
    body: SelfCheckInSchema,
    limits: ["checkInCode"],
    answer: { status: 200, description: "Where and when", json: "SelfCheckInAnswer" },
    errors: {
      404: ["registration.not_found"],
      409: [
        "event.cancelled",
        "attendance.not_confirmed",
        "attendance.not_now",
        "attendance.unit_closed",
        "attendance.busy",
      ],
      422: ["attendance.code_wrong"],
    },
    async handle({ deps, ctx, params, body }) {
      return {
        body: await deps.services.attendance.selfCheckIn(ctx, params.token, body.code),
        headers: { "cache-control": "private, no-store", "referrer-policy": "no-referrer" },
      };
    },
  }),
];
