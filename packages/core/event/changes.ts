import { isDeepStrictEqual } from "node:util";
import type { FieldChange } from "../shared/history.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import type { SeatGroup } from "./seat-group.ts";
import type { AgendaItem, ChoiceGroup, Event } from "./schema.ts";

/** Longer texts are told by the part that differs, in so many letters. */
const MAX_TEXT = 160;
const MAX_NAME = 100;

/** Objects whose parts are told each by its own name. */
const NESTED = new Set(["dates", "place", "reminders", "form", "contact"]);

/**
 * What is only told to have changed: codes, which are not words, and what is private, because a history is kept
 * for ever and read by more people.
 */
const UNTOLD = new Set([
  "kind",
  "visibility",
  "door",
  "accessCode",
  "projectId",
  "attendanceBy",
  "forFunder",
  "cancellation",
  "dates.type",
  "place.mode",
  "place.country",
  "place.onlineUrl",
  "recruitment.mode",
  "recruitment.perInstitutionFull",
  "recruitment.referrals",
  "recruitment.otherDates",
  "recruitment.outsideGroups",
  "recruitment.groups.types",
  "recruitment.groups.codes",
  "contact.name",
  "contact.email",
  "contact.phone",
  "agenda.kind",
  "agenda.hourUnit",
  "agenda.optionId",
  "agenda.country",
  "agenda.hostContact",
  "agenda.supportId",
  "agenda.contactEmails",
  "agenda.contactLocale",
]);

type Values = Readonly<Record<string, unknown>>;

/**
 * What differs between two versions of an event in these fields. A field of which no more can be said than that it
 * changed is left out: whoever gave its name knows that.
 */
export function eventChanges(before: Values, after: Values, fields: readonly string[]): FieldChange[] {
  return fields.flatMap((field) =>
    changesOf(field, before[field], after[field]).filter(
      (change) => Object.keys(change).length > 1 || change.field !== field,
    ),
  );
}

function changesOf(field: string, before: unknown, after: unknown): FieldChange[] {
  if (field === "agenda") return agendaChanges(listed<AgendaItem>(before), listed<AgendaItem>(after));
  if (field === "choiceGroups") return choiceChanges(listed<ChoiceGroup>(before), listed<ChoiceGroup>(after));
  if (field === "dayNotes") return noteChanges(listed<DayNote>(before), listed<DayNote>(after));
  if (field === "recruitment") return recruitmentChanges(objectOf(before), objectOf(after));
  return NESTED.has(field) ? partChanges(field, before, after) : valueChanges(field, before, after);
}

/** Changes of the parts of an object, each under its own name. */
function partChanges(field: string, before: unknown, after: unknown, of?: string): FieldChange[] {
  const [was, is] = [objectOf(before), objectOf(after)];
  // The table gives the parts back in no order.
  const parts = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
  return parts.flatMap((part) => valueChanges(`${field}.${part}`, was[part], is[part], of));
}

function valueChanges(field: string, before: unknown, after: unknown, of?: string): FieldChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [was, is] = [localizedOf(before), localizedOf(after)];
  if (was || is) {
    return [...textChange(field, was?.pl, is?.pl, of), ...textChange(`${field}.en`, was?.en, is?.en, of)];
  }
  return textChange(field, before, after, of);
}

function textChange(field: string, before: unknown, after: unknown, of?: string): FieldChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  const change = of === undefined ? { field } : { field, of: shortened(of, MAX_NAME) };
  if (UNTOLD.has(field)) return [change];
  return [{ ...change, ...difference(textOf(before), textOf(after)) }];
}

/** Sessions that came and went with their day and hours, and what changed in those that stayed. */
function agendaChanges(before: AgendaItem[], after: AgendaItem[]): FieldChange[] {
  return byId(
    before,
    after,
    ({ itemId }) => itemId,
    (was, is) => {
      const of = shortened((is ?? was)?.title.pl ?? "", MAX_NAME);
      if (!was || !is)
        return [{ field: "agenda", of, ...present({ from: was && when(was), to: is && when(is) }) }];
      return partChanges("agenda", was, is, was.title.pl);
    },
  );
}

/** Options that came and went, and what changed in those that stayed. */
function choiceChanges(before: ChoiceGroup[], after: ChoiceGroup[]): FieldChange[] {
  return byId(
    before,
    after,
    ({ groupId }) => groupId,
    (was, is) => {
      const { options: former = [], ...group } = was ?? {};
      const { options = [], ...changed } = is ?? {};
      const own = was && is ? partChanges("choiceGroups", group, changed, was.title.pl) : [];
      return [
        ...own,
        ...byId(
          former,
          options,
          ({ optionId }) => optionId,
          (one, other) => {
            if (one && other) return partChanges("choiceGroups.options", one, other, one.title.pl);
            const names = { from: one?.title.pl, to: other?.title.pl };
            return [{ field: "choiceGroups.options", ...present(names) }];
          },
        ),
      ];
    },
  );
}

/** Changes of the recruitment, and of its groups those that came and went, and what changed in those that stayed. */
function recruitmentChanges(before: Values, after: Values): FieldChange[] {
  const { groups: former, ...was } = before;
  const { groups, ...is } = after;
  return [
    ...partChanges("recruitment", was, is),
    ...byId(
      listed<SeatGroup>(former),
      listed<SeatGroup>(groups),
      ({ groupId }) => groupId,
      (one, other) => {
        if (one && other) return partChanges("recruitment.groups", one, other, one.name.pl);
        return [{ field: "recruitment.groups", ...present({ from: one?.name.pl, to: other?.name.pl }) }];
      },
    ),
  ];
}

type DayNote = Event["dayNotes"][number];

function noteChanges(before: DayNote[], after: DayNote[]): FieldChange[] {
  return byId(
    before,
    after,
    ({ day }) => day,
    (was, is) => valueChanges("dayNotes", was?.note, is?.note, (is ?? was)?.day),
  );
}

/** Goes through two versions of a list by the ids of its members, those that are still there first. */
function byId<T>(
  before: readonly T[],
  after: readonly T[],
  idOf: (one: T) => string,
  changes: (was: T | undefined, is: T | undefined) => FieldChange[],
): FieldChange[] {
  const former = new Map(before.map((one) => [idOf(one), one]));
  const ids = new Set(after.map(idOf));
  return [
    ...after.flatMap((one) => changes(former.get(idOf(one)), one)),
    ...before.filter((one) => !ids.has(idOf(one))).flatMap((one) => changes(one, undefined)),
  ];
}

function when({ day, from, to }: AgendaItem): string {
  return [day, [from, to].filter(Boolean).join("–")].filter(Boolean).join(" ");
}

/** A value as a text; undefined for what is not there, and for what says nothing outside its form. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (!Array.isArray(value)) return undefined;
  const texts = value.map((one) => localizedOf(one)?.pl ?? nameOf(one) ?? textOf(one));
  return texts.every((text) => text !== undefined) ? texts.join(", ") : undefined;
}

function nameOf(value: unknown): string | undefined {
  const { name } = objectOf(value);
  return typeof name === "string" ? name : undefined;
}

/** Both texts, or of long ones the part in which they differ. */
function difference(before: string | undefined, after: string | undefined): { from?: string; to?: string } {
  if ((before?.length ?? 0) <= MAX_TEXT && (after?.length ?? 0) <= MAX_TEXT)
    return present({ from: before, to: after });
  if (!before || !after) {
    return present({ from: before && shortened(before, MAX_TEXT), to: after && shortened(after, MAX_TEXT) });
  }
  const [was, is] = [before.split(/(?<=\s)/), after.split(/(?<=\s)/)];
  let start = 0;
  while (start < was.length && start < is.length && was[start] === is[start]) start += 1;
  let end = 0;
  while (end < was.length - start && end < is.length - start && was.at(-1 - end) === is.at(-1 - end))
    end += 1;
  // Two words before it tell where it is.
  const from = Math.max(0, start - 2);
  const part = (words: string[]) => {
    const text = words
      .slice(from, words.length - end)
      .join("")
      .trim();
    return `${from > 0 ? "… " : ""}${shortened(text, MAX_TEXT)}${end > 0 ? " …" : ""}`;
  };
  return { from: part(was), to: part(is) };
}

function shortened(text: string, length: number): string {
  const letters = Array.from(text);
  return letters.length > length ? `${letters.slice(0, length - 1).join("")}…` : text;
}

function present<T extends Record<string, string | undefined>>(values: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string;
  };
}

function listed<T>(value: unknown): T[] {
  return Array.isArray(value) ? (value as T[]) : [];
}

function objectOf(value: unknown): Values {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Values) : {};
}

function localizedOf(value: unknown): LocalizedText | undefined {
  const { pl, ...rest } = objectOf(value);
  const isText = typeof pl === "string" && Object.keys(rest).every((key) => key === "en");
  return isText ? (value as LocalizedText) : undefined;
}
