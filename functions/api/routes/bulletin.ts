import { BulletinSampleSchema, BulletinSendSchema, BulletinStopSchema } from "@zapisy/core/bulletin/schema";
import { defineRoute } from "../route.ts";

const BULLETINS = "/api/staff/events/{eventId}/bulletins";
const STAFF = { 403: ["bulletin.not_allowed"], 404: ["event.not_found"] };

/** Letters about an event to everybody who wants news of events. */
export const bulletinRoutes = [
  defineRoute({
    method: "GET",
    path: BULLETINS,
    summary: "Letters about an event to everybody who wants news, and for how many one would be",
    access: "staff",
    answer: { status: 200, description: "The letters, the latest first", json: "Bulletins" },
    errors: STAFF,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.bulletin.listBulletins(ctx, params.eventId) };
    },
  }),
  defineRoute({
    method: "POST",
    path: BULLETINS,
    summary: "Write about an event to everybody who wants news of such events, now or at a time",
    access: "staff",
    body: BulletinSendSchema,
    idempotent: true,
    answer: {
      status: 201,
      description: "The letter, on its way or waiting for its time",
      json: "BulletinView",
    },
    errors: {
      ...STAFF,
      409: [
        "bulletin.not_advertised",
        "bulletin.over_by_then",
        "bulletin.nobody",
        "bulletin.too_many",
        "bulletin.time_passed",
      ],
    },
    async handle({ deps, ctx, params, body, idempotencyKey }) {
      return { body: await deps.services.bulletin.sendBulletin(ctx, params.eventId, body, idempotencyKey) };
    },
  }),
  defineRoute({
    method: "POST",
    path: `${BULLETINS}/preview`,
    summary: "Such a letter as somebody would get it, and for how many it would be",
    access: "staff",
    body: BulletinSampleSchema,
    answer: { status: 200, description: "Its subject and text", json: "BulletinPreview" },
    errors: STAFF,
    async handle({ deps, ctx, params, body: { text, counties, locale } }) {
      const event = await deps.services.bulletin.getAdvertised(ctx, params.eventId);
      const [readers, { sampleBulletin }, { renderLetter }] = await Promise.all([
        deps.services.bulletin.countReaders(ctx, params.eventId, { counties }),
        import("../../mails/bulletin.ts"),
        import("@zapisy/mail"),
      ]);
      const { subject, text: said } = renderLetter(await sampleBulletin(deps, text, event, locale));
      return { body: { subject, text: said, readers } };
    },
  }),
  defineRoute({
    method: "POST",
    path: `${BULLETINS}/test`,
    summary: "Have such a letter sent to oneself, as somebody would get it",
    access: "staff",
    body: BulletinSampleSchema,
    answer: { status: 204, description: "It is on its way" },
    errors: { ...STAFF, 409: ["mail_text.too_many_tests"] },
    async handle({ deps, ctx, params, body }) {
      await deps.services.bulletin.testBulletin(ctx, params.eventId, body);
      return {};
    },
  }),
  defineRoute({
    method: "POST",
    path: `${BULLETINS}/{bulletinId}/stop`,
    summary:
      "Stop such a letter: what was not handed over yet is not sent, and what waits for its time never is",
    access: "staff",
    body: BulletinStopSchema,
    answer: { status: 200, description: "The letter, stopped", json: "BulletinView" },
    errors: {
      ...STAFF,
      404: ["event.not_found", "bulletin.not_found"],
      409: ["bulletin.version_conflict"],
    },
    async handle({ deps, ctx, params: { eventId, bulletinId }, body: { version } }) {
      return { body: await deps.services.bulletin.stopBulletin(ctx, eventId, bulletinId, version) };
    },
  }),
];
