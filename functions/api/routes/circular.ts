import {
  CircularEditSchema,
  CircularInputSchema,
  RecipientsInputSchema,
  SampleSchema,
  SendInputSchema,
  StopInputSchema,
} from "@zapisy/core/circular/schema";
import { LetterFileInputSchema } from "@zapisy/core/letter-file/schema";
import { LocaleSchema } from "@zapisy/core/shared/localized-text";
import * as v from "valibot";
import { fileResponse } from "../file-response.ts";
import { CursorSchema, defineRoute } from "../route.ts";

const PDF = "application/pdf";

const READ = { 404: ["event.not_found"] };
const READ_ONE = { 404: ["event.not_found", "circular.not_found"] };
const CHANGE = { 403: ["registration.read_only"], ...READ_ONE };
const CHANGED = ["circular.wrong_state", "circular.version_conflict"];

/** Letters that staff write to many people of an event. */
export const circularRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/circulars",
    summary: "Letters to people of all events whose people one may see, but for drafts, the latest first",
    access: "staff",
    query: v.strictObject({ cursor: CursorSchema }),
    answer: {
      status: 200,
      description: "A page of letters; it may be shorter than others",
      json: "ListedCircularPage",
    },
    async handle({ deps, ctx, query }) {
      return { body: await deps.services.circular.listAllCirculars(ctx, query.cursor) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/circulars",
    summary: "Letters to people of an event, the latest first",
    access: "staff",
    answer: { status: 200, description: "All of them", json: "Circulars" },
    errors: READ,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.circular.listCirculars(ctx, params.eventId) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/circulars",
    summary: "Keep a letter that is being written; nothing is sent",
    access: "staff",
    body: CircularInputSchema,
    idempotent: true,
    answer: { status: 201, description: "The letter", json: "CircularView" },
    errors: {
      403: ["registration.read_only"],
      ...READ,
      409: ["circular.too_many"],
      422: ["circular.invalid"],
    },
    async handle({ deps, ctx, params, body, idempotencyKey }) {
      return {
        body: await deps.services.circular.writeCircular(ctx, params.eventId, body, idempotencyKey),
      };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/circular-files",
    summary: "Announce a file that is to go with a letter",
    access: "staff",
    body: LetterFileInputSchema,
    answer: { status: 201, description: "Where and how to send the bytes", json: "AttachmentUpload" },
    errors: { 403: ["registration.read_only"], ...READ },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.attachment.announceForLetter(ctx, params.eventId, body) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/circulars/{circularId}/attachments/{fileId}",
    summary: "An address that gives a file of a letter away for five minutes",
    access: "staff",
    answer: { status: 200, description: "The address", json: "FileLink" },
    errors: { 404: [...READ_ONE[404], "file.not_found"] },
    async handle({ deps, ctx, params: { eventId, circularId, fileId } }) {
      return { body: { url: await deps.services.circular.linkAttachment(ctx, eventId, circularId, fileId) } };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/circular-recipients",
    summary: "Who would get a letter to these people, who is meant and would not, and why; writes nothing",
    access: "staff",
    body: RecipientsInputSchema,
    answer: { status: 200, description: "How many, and the first of them", json: "RecipientCounts" },
    errors: READ,
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.circular.countRecipients(ctx, params.eventId, body.recipients) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/circulars/{circularId}",
    summary: "A letter to people of an event, and how far it is",
    access: "staff",
    answer: { status: 200, description: "The letter", json: "CircularView" },
    errors: READ_ONE,
    async handle({ deps, ctx, params: { eventId, circularId } }) {
      return { body: await deps.services.circular.getCircular(ctx, eventId, circularId) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/events/{eventId}/circulars/{circularId}",
    summary: "Change a letter that is being written",
    access: "staff",
    body: CircularEditSchema,
    answer: { status: 200, description: "The letter as changed", json: "CircularView" },
    errors: { ...CHANGE, 409: CHANGED, 422: ["circular.invalid"] },
    async handle({ deps, ctx, params: { eventId, circularId }, body }) {
      return { body: await deps.services.circular.editCircular(ctx, eventId, circularId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/circulars/{circularId}/preview",
    summary: "A letter as somebody of the event gets it, without their personal link; writes nothing",
    access: "staff",
    body: SampleSchema,
    answer: { status: 200, description: "Subject and text", json: "CircularPreview" },
    errors: { 404: [...READ_ONE[404], "registration.not_found"] },
    async handle({ deps, ctx, params: { eventId, circularId }, body }) {
      const [found, { showCircular }] = await Promise.all([
        deps.services.circular.findSample(ctx, eventId, circularId, body),
        import("../../mails/circular.ts"),
      ]);
      const { circular, ...reader } = found;
      return { body: await showCircular(deps, circular, { ...reader, locale: body.locale }) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/circulars/{circularId}/test",
    summary: "Have a letter sent to oneself, as somebody of the event would get it",
    access: "staff",
    body: SampleSchema,
    answer: { status: 200, description: "The letter", json: "CircularView" },
    errors: {
      ...CHANGE,
      404: [...READ_ONE[404], "registration.not_found"],
      409: [...CHANGED, "circular.too_many_tries"],
    },
    async handle({ deps, ctx, params: { eventId, circularId }, body }) {
      return { body: await deps.services.circular.tryCircular(ctx, eventId, circularId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/circulars/{circularId}/sending",
    summary: "Send a letter to those who are meant when it goes, now or at a time; said twice, it goes once",
    access: "staff",
    body: SendInputSchema,
    answer: {
      status: 200,
      description: "The letter, on its way or waiting for its time",
      json: "CircularView",
    },
    errors: {
      ...CHANGE,
      409: [...CHANGED, "event.wrong_state", "circular.nobody", "circular.time_passed"],
    },
    async handle({ deps, ctx, params: { eventId, circularId }, body }) {
      return { body: await deps.services.circular.sendCircular(ctx, eventId, circularId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/circulars/{circularId}/stop",
    summary:
      "Stop a letter: what of it has not left is not sent; one that waits for its time can be changed again",
    access: "staff",
    body: StopInputSchema,
    answer: { status: 200, description: "The letter as it is now", json: "CircularView" },
    errors: { ...CHANGE, 409: CHANGED },
    async handle({ deps, ctx, params: { eventId, circularId }, body }) {
      return {
        body: await deps.services.circular.stopCircular(ctx, eventId, circularId, body.version),
      };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/circulars/{circularId}/letters.pdf",
    summary: "The letter for each who is meant and whom no mail reaches, to be printed",
    access: "staff",
    traced: () => "exported",
    query: v.strictObject({ lang: v.optional(LocaleSchema, "pl") }),
    answer: { status: 200, description: "The document", file: PDF },
    errors: { ...READ_ONE, 409: ["paper.nobody"] },
    async handle({ deps, ctx, params, query }) {
      const [{ printedLetters }, { printedLettersFileName, printedLettersPdf }] = await Promise.all([
        import("../../document/circular.ts"),
        import("@zapisy/documents/circular"),
      ]);
      const { subject, data } = await printedLetters(deps, ctx, params, query.lang);
      return fileResponse(await printedLettersPdf(data), PDF, printedLettersFileName(subject));
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/circulars/{circularId}/labels.pdf",
    summary: "Address labels of those letters, in their order, to be printed on sheets of 3 × 8",
    access: "staff",
    traced: () => "exported",
    query: v.strictObject({ lang: v.optional(LocaleSchema, "pl") }),
    answer: { status: 200, description: "The document", file: PDF },
    errors: { ...READ_ONE, 409: ["paper.nobody"] },
    async handle({ deps, ctx, params, query: { lang } }) {
      const [{ addressLabels }, { addressLabelsFileName, addressLabelsPdf }] = await Promise.all([
        import("../../document/circular.ts"),
        import("@zapisy/documents/circular"),
      ]);
      const { subject, data } = await addressLabels(deps, ctx, params, lang);
      return fileResponse(await addressLabelsPdf(data), PDF, addressLabelsFileName(lang, subject));
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/circulars/{circularId}/recipients",
    summary: "To whom a letter went, and what became of it",
    access: "staff",
    query: v.strictObject({
      from: v.optional(v.pipe(v.string(), v.regex(/^\d{1,6}$/, "field.number"), v.transform(Number))),
    }),
    answer: { status: 200, description: "A page of people", json: "CircularRecipients" },
    errors: READ_ONE,
    async handle({ deps, ctx, params: { eventId, circularId }, query }) {
      return {
        body: await deps.services.circular.listCircularRecipients(ctx, eventId, circularId, query.from ?? 0),
      };
    },
  }),
];
