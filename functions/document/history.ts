import type { AttendanceBook } from "@zapisy/core/attendance/answer";
import type { AuditEntry } from "@zapisy/core/audit/answer";
import type { Event } from "@zapisy/core/event";
import type { StoredFile } from "@zapisy/core/file/answer";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { wallTimeAt } from "@zapisy/core/shared/time";
import { loadAttendance } from "@zapisy/words/attendance";
import { loadCommon } from "@zapisy/words/common";
import { documentMessages } from "@zapisy/words/document";
import type { EvidenceMessages } from "@zapisy/words/file/evidence";
import { loadForm } from "@zapisy/words/form";
import { historyWords, loadStaff } from "@zapisy/words/staff";
import type { Deps } from "../deps.ts";

/** What the history of an event is made of. */
export interface HistorySource {
  deps: Pick<Deps, "services" | "stores">;
  ctx: Context<StaffActor>;
  event: Event;
  book: AttendanceBook;
  files: readonly StoredFile[];
  locale: Locale;
  words: EvidenceMessages;
  unitName: (unitId: string) => string;
}

/**
 * The whole history of an event as a table for people, the oldest first: names and words, never ids or codes. Whose name
 * is not known any more is called by what they are.
 */
export async function historyTable(source: HistorySource): Promise<string[][]> {
  const { deps, ctx, event, locale, words, unitName } = source;
  const [staffWords, formWords, { status }, stateOf, names] = await Promise.all([
    loadStaff(locale),
    loadForm(locale),
    loadCommon(locale),
    stateWords(locale),
    namesOf(source),
  ]);
  const told = historyWords(staffWords, formWords, status, locale);
  const entries: AuditEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await deps.services.audit.listEventHistory(ctx, event.eventId, cursor);
    entries.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  const fieldsOf = (entry: AuditEntry) => {
    const [unit, number] = ["attendance.", "certificate."].map((kind) => detailOf(entry, kind));
    if (unit !== undefined) return [unitName(unit)];
    return number === undefined ? told.fields(entry) : [number];
  };
  const { at, ...columns } = words.history;
  return [
    [at(event.timeZone), ...Object.values(columns)],
    ...entries
      .toReversed()
      .map((entry) => [
        wallTimeAt(entry.at, event.timeZone).replace("T", " "),
        entry.actorName ?? names.get(entry.actor.split(":")[1] ?? "") ?? told.actor(entry),
        told.action({ ...entry, targetName: undefined }),
        names.get(entry.target) ?? entry.targetName ?? "",
        fieldsOf(entry).join(", "),
        told.changes(entry).join("\n"),
        ...[entry.from, entry.to].map((state) => (entry.from === entry.to ? "" : stateOf(entry, state))),
        entry.reason ?? "",
      ]),
  ];
}

/** Names of the event itself, of all people who ever signed up, and of files, by id. */
async function namesOf({ deps, event, files, locale }: HistorySource): Promise<Map<string, string>> {
  const names = new Map<string, string>([[event.eventId, inLocale(event.title, locale).text]]);
  for (const { fileId, name } of files) names.set(fileId, name);
  for await (const { registrationId, lastName, firstName } of deps.stores.registrations.eachByName(
    event.eventId,
  )) {
    names.set(registrationId, `${lastName} ${firstName}`);
  }
  return names;
}

/** The unit or the number of a certificate that an entry is about. */
function detailOf({ fields }: AuditEntry, kind: string): string | undefined {
  return fields.find((field) => field.startsWith(kind))?.slice(kind.length);
}

/** States in words, by what they are states of; of other things the action says it all. */
async function stateWords(locale: Locale): Promise<(entry: AuditEntry, state: string | undefined) => string> {
  const [common, attendance] = await Promise.all([loadCommon(locale), loadAttendance(locale)]);
  const states: Record<string, Readonly<Record<string, string | { name: string }>>> = {
    event: common.eventState,
    registration: common.status,
    attendance: attendance.state,
    certificate: documentMessages[locale].register.states,
  };
  return ({ action }, state = "") => {
    const words = states[action.split(".")[0] ?? ""]?.[state] ?? "";
    return typeof words === "string" ? words : words.name;
  };
}
