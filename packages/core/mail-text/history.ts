import { MAIL_TEXT_HISTORY } from "../audit/schema.ts";
import { changedFields, tell, type NewEntry } from "../shared/history.ts";
import { levelOf, saysAnything } from "./rules.ts";
import type { MailText } from "./schema.ts";

/** What of a row is no text. */
const UNTOLD = ["owner", "kind", "name"];

/** What the history of an event, of a project, or of the installation says of an adapted text: which mail, and which of its texts. */
export function mailTextHistory(before: MailText | undefined, after: MailText): NewEntry[] {
  const { owner, kind, name } = after;
  const [was, is] = [before && { ...before }, { ...after }];
  const subjectId = levelOf(owner) === "installation" ? MAIL_TEXT_HISTORY : owner;
  return tell(
    {
      subjectId,
      target: subjectId,
      key: `mail text ${owner} ${kind}`,
      action: `mail_text.${saysAnything(after) ? "edited" : "restored"}`,
      fields: changedFields(
        was ?? { ...is, pl: undefined, en: undefined, paragraphs: [], attachments: undefined },
        is,
        UNTOLD,
      ),
      changes: [{ field: "mailText", to: name }],
    },
    was,
    is,
  );
}
