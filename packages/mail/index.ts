export { renderMessage } from "./render-message.ts";
export { composeMime } from "./mime.ts";
export { classifySesError, createSesMailer } from "./ses.ts";
export type { Mailbox, MimeInput } from "./mime.ts";
export type { Mailer, SesMailerOptions } from "./ses.ts";
export type {
  MailAttachment,
  MailCalendar,
  MailContact,
  MailEvent,
  MailInput,
  MailOccasion,
  MailPerson,
  RenderedMail,
} from "./input.ts";
