import { LetterFileInputSchema } from "@zapisy/core/letter-file/schema";
import { MailTextInputSchema, MailTextSampleSchema } from "@zapisy/core/mail-text/schema";
import { defineRoute } from "../route.ts";

const READ = { 403: ["mail_text.forbidden"], 404: ["project.not_found", "event.not_found"] };
const CHANGE = {
  ...READ,
  404: [...READ[404], "mail_text.not_found"],
  422: ["mail_text.invalid"],
};

/** What automatic mails say, as staff adapt it: for the installation, for a project, for an event. */
export const mailTextRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/mail-texts/{textOwner}",
    summary: "What each automatic mail says in a place, and what it says where that says nothing",
    access: "staff",
    answer: { status: 200, description: "All kinds of mail", json: "MailTexts" },
    errors: READ,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.mailText.listMailTexts(ctx, params.textOwner) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/mail-text-files/{textOwner}",
    summary: "Announce a file that is to go with automatic mails of a place",
    access: "staff",
    body: LetterFileInputSchema,
    answer: { status: 201, description: "Where and how to send the bytes", json: "AttachmentUpload" },
    errors: READ,
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.mailText.announceTextFile(ctx, params.textOwner, body) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/mail-texts/{textOwner}/{mailKind}/attachments/{fileId}",
    summary: "An address that gives a file of automatic mails away for five minutes",
    access: "staff",
    answer: { status: 200, description: "The address", json: "FileLink" },
    errors: { ...READ, 404: [...READ[404], "file.not_found"] },
    async handle({ deps, ctx, params: { textOwner, mailKind, fileId } }) {
      return { body: { url: await deps.services.mailText.linkTextFile(ctx, textOwner, mailKind, fileId) } };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/mail-texts/{textOwner}/{mailKind}",
    summary: "Replace what a mail says in a place; with nothing in it, what holds above is said again",
    access: "staff",
    body: MailTextInputSchema,
    answer: { status: 200, description: "The text as saved", json: "MailTextView" },
    errors: { ...CHANGE, 409: ["mail_text.version_conflict"] },
    async handle({ deps, ctx, params: { textOwner, mailKind }, body }) {
      return { body: await deps.services.mailText.saveMailText(ctx, textOwner, mailKind, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/mail-texts/{textOwner}/{mailKind}/preview",
    summary:
      "A mail with a text that is not saved, as somebody would get it, without their personal link; writes nothing",
    access: "staff",
    body: MailTextSampleSchema,
    answer: { status: 200, description: "Subject, text, HTML, and names of files", json: "MailTextPreview" },
    errors: { ...CHANGE, 404: [...CHANGE[404], "registration.not_found"] },
    async handle({ deps, ctx, params: { textOwner, mailKind }, body }) {
      const [trial, { previewMailText }] = await Promise.all([
        deps.services.mailText.tryMailText(ctx, textOwner, mailKind, body),
        import("../../mails/sample.ts"),
      ]);
      return { body: await previewMailText(deps, mailKind, trial, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/mail-texts/{textOwner}/{mailKind}/test",
    summary:
      "Have a text that is not saved sent to oneself, as somebody would get it, without their personal link",
    access: "staff",
    body: MailTextSampleSchema,
    answer: { status: 204, description: "It is on its way" },
    errors: {
      ...CHANGE,
      404: [...CHANGE[404], "registration.not_found"],
      409: ["mail_text.too_many_tests"],
    },
    async handle({ deps, ctx, params: { textOwner, mailKind }, body }) {
      await deps.services.mailText.testMailText(ctx, textOwner, mailKind, body);
      return {};
    },
  }),
];
