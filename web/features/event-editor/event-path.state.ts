import type { EventInput } from "@zapisy/core/event/schema";

/** The tabs of the workspace that hold fields. */
export type EditorTab = "content" | "programme" | "recruitment";

/** Where a field of an event is edited, and what it is called. */
export interface FieldPlace {
  tab: EditorTab;
  /** Name of the control, by which `fieldId` finds it. */
  field: string;
  /** The item of the programme whose sheet must be open. */
  itemId?: string;
  /** Key of the field's name in the messages: the path without indexes and languages. */
  key: string;
  language?: "pl" | "en";
  /** Title of the item, group, option or question that the field belongs to. */
  within?: string;
}

const TABS: Record<string, EditorTab> = {
  agenda: "programme",
  dayNotes: "programme",
  recruitment: "recruitment",
  reminders: "recruitment",
  followUp: "recruitment",
  surveyUrl: "recruitment",
  seats: "recruitment",
  visibility: "recruitment",
  accessCode: "recruitment",
  form: "recruitment",
  choiceGroups: "recruitment",
  attendanceThresholdPercent: "recruitment",
  forFunder: "recruitment",
};

/** Lists whose entries have a title of their own, and by what an entry may be named in a path. */
const LISTS: Record<string, { id: string; title: string }> = {
  agenda: { id: "itemId", title: "title" },
  choiceGroups: { id: "groupId", title: "title" },
  options: { id: "optionId", title: "title" },
  groups: { id: "groupId", title: "name" },
  criteria: { id: "criterionId", title: "words" },
  questions: { id: "questionId", title: "label" },
  answers: { id: "answerId", title: "label" },
};

/** Paths that stand for a whole part: the control that comes first there. */
const FIRST_CONTROL: Record<string, string> = {
  agenda: "programme",
  dates: "dates.startsOn",
  contact: "contact.email",
};

/**
 * Where the field of a path is: in the answers of the server (`agenda.3.to`), in the list of what is
 * missing, or in a merge, which names entries of lists by their ids (`agenda.stop1.to`).
 */
export function placeOf(path: string, input: EventInput): FieldPlace {
  const parts = path.split(".");
  const key: string[] = [];
  const field: string[] = [];
  let language: "pl" | "en" | undefined;
  let within: string | undefined;
  let itemId: string | undefined;
  let value: unknown = input;
  let list: string | undefined;
  for (const part of parts) {
    if (list && Array.isArray(value)) {
      const entry = LISTS[list];
      const entries = value as Record<string, unknown>[];
      const named = entry ? entries.findIndex((each) => each[entry.id] === part) : -1;
      const index = named >= 0 ? named : Number(part);
      value = entries[index];
      field.push(String(index));
      if (entry && typeof value === "object" && value !== null) {
        const record = value as Record<string, unknown>;
        within = (record[entry.title] as { pl?: string } | undefined)?.pl || within;
        if (list === "agenda") itemId = String(record[entry.id]);
      }
      list = undefined;
      continue;
    }
    if (part === "pl" || part === "en") language = part;
    else key.push(part);
    field.push(part);
    value = (value as Record<string, unknown> | undefined)?.[part];
    list = Array.isArray(value) ? part : undefined;
  }
  const name = field.join(".");
  return {
    tab: TABS[parts[0] ?? ""] ?? "content",
    field: FIRST_CONTROL[name] ?? name,
    key: key.join("."),
    ...(itemId && { itemId }),
    ...(language && { language }),
    ...(within && { within }),
  };
}

/** The address in the workspace where the field of a path is focused. */
export function hrefOf(base: string, place: FieldPlace): string {
  const search = place.itemId ? `?item=${encodeURIComponent(place.itemId)}` : "";
  return `${base}/${place.tab}${search}#field-${place.field}`;
}
