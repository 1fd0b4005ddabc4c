import type { AuditEntry } from "@zapisy/core/audit/answer";
import type { FieldId } from "@zapisy/core/form/schema";
import type { RegistrationStatus } from "@zapisy/core/registration/schema";
import type { Term, TermBase } from "@zapisy/core/retention/schema";
import type { FieldChange } from "@zapisy/core/shared/history";
import type { CommonMessages } from "../common/index.ts";
import { formatDayShort, formatTime } from "../date.ts";
import { listedName, settingNames, type FormMessages } from "../form/index.ts";
import type { Locale } from "../index.ts";
import type { StaffMessages } from "./index.ts";

/** Fields whose values are days and hours as they are stored. */
const IN_TIME = /^(dates|recruitment)\.|^agenda(\.(day|from|to))?$|^lastPaymentOn$|^(hold|note)\.until$/;

/** Entries of a history in words: what was done, by whom, to which fields, and from what to what. */
export interface HistoryWords {
  /** With the name of the colleague that it was done to, where there is one. */
  action(entry: AuditEntry): string;
  actor(entry: AuditEntry): string;
  /** Names of the fields that changed, each once. */
  fields(entry: AuditEntry): string[];
  /** A line for each change that is told. */
  changes(entry: AuditEntry): string[];
}

/** Makes the words of histories in one language. */
export function historyWords(
  { history, field, ...words }: StaffMessages,
  form: FormMessages,
  statuses: CommonMessages["status"],
  locale: Locale,
): HistoryWords {
  const names: Record<string, string> = { ...field, ...settingNames(form) };
  const ofPeople: Record<string, string> = {
    ...history.registrationField,
    ...Object.fromEntries((Object.keys(form.field) as FieldId[]).map((id) => [id, listedName(form, id)])),
  };
  const fieldName = ({ target }: AuditEntry, field: string): string => {
    const [first = field] = field.split(".");
    const own = /^(reg|crt)_/.test(target)
      ? ofPeople
      : target.startsWith("ins_")
        ? history.institutionField
        : target.startsWith("ptc_")
          ? history.participantField
          : names;
    return (lookUp(own, field) ?? lookUp(own, first) ?? history.otherField).toLowerCase();
  };
  const changeName = ({ field, of }: FieldChange): string => {
    const path = field.replace(/\.en$/, "");
    if (path === "agenda" && of) return history.session(of);
    const name = lookUp(names, path) ?? lookUp(names, path.split(".")[0] ?? "") ?? history.otherField;
    const inLanguage = field === path ? name : words.fieldInEnglish(name);
    return of ? words.fieldWithin(inLanguage, inTime(locale, of)) : inLanguage;
  };
  const valueOf = (field: string, value: string): string => {
    if (field.startsWith("terms.")) return history.retention.term(termOf(value));
    if (field === "hold.cause") return lookUp(history.retention.cause, value) ?? value;
    return IN_TIME.test(field) ? inTime(locale, value) : value;
  };
  return {
    action: ({ action, targetName, fields: [field = ""] }) => {
      const status = action.replace("registration.", "") as RegistrationStatus;
      const came = Object.hasOwn(statuses, status) ? statuses[status].entry : undefined;
      const what = lookUp(history.action, action) ?? came ?? history.otherAction;
      const document = isAccess({ action }) ? lookUp(history.document, field) : undefined;
      const done = document ? history.documentOf(what, document) : what;
      return targetName ? history.about(done, targetName) : done;
    },
    actor: ({ actor, actorName }) =>
      actorName ?? lookUp(history.actor, actor.split(":")[0] ?? "") ?? history.actor.system,
    // What was taken out is named with the act.
    fields: (entry) =>
      isAccess(entry)
        ? []
        : [
            ...new Set(
              entry.fields.filter((field) => field !== "state").map((field) => fieldName(entry, field)),
            ),
          ],
    changes: ({ changes = [], changesLeft = 0 }) => [
      ...changes.map((change) => {
        const shown = (value: string | undefined) =>
          value === undefined ? undefined : valueOf(change.field, value);
        return history.change(changeName(change), shown(change.from), shown(change.to));
      }),
      ...(changesLeft > 0 ? [history.changesLeft(changesLeft)] : []),
    ],
  };
}

/** A text with its stored days and hours written as people write them. */
function inTime(locale: Locale, text: string): string {
  return text
    .replace(/\d{4}-\d{2}-\d{2}/g, (day) => formatDayShort(locale, day))
    .replace(
      /T?\b(\d{2}:\d{2})\b/g,
      (found, time: string) => `${found.startsWith("T") ? " " : ""}${formatTime(locale, time)}`,
    );
}

/** A term as a history keeps it: `60 last_payment year`. */
function termOf(text: string): Term {
  const [months, from, year] = text.split(" ");
  return { months: Number(months), from: from as TermBase, fromYearEnd: year === "year" };
}

function isAccess({ action }: Pick<AuditEntry, "action">): boolean {
  return action.startsWith("access.");
}

function lookUp(names: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(names, key) ? names[key] : undefined;
}
