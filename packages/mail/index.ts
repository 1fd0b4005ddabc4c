export { facts, linked, paragraph, webLink } from "./letter.ts";
export { nameLine, oneLine, shorten, SUBJECT_MAX_LENGTH } from "./line.ts";
export { composeMime } from "./mime.ts";
export { renderLetter } from "./render.ts";
export { classifySesError, createSesMailer } from "./ses.ts";
export type { Block, FactRow, FactValue, Funding, Letter, MailAttachment } from "./letter.ts";
export type { Mailbox, MimeInput } from "./mime.ts";
export type { RenderedMail } from "./render.ts";
export type { Mailer, SesMailerOptions } from "./ses.ts";
