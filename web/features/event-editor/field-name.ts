import type { EventInput } from "@zapisy/core/event/schema";
import type { StaffMessages } from "@zapisy/words/staff";
import { loadStaff } from "@zapisy/words/staff";
import { useMessages } from "../../data/locale.ts";
import { placeOf } from "./event-path.state.ts";

type FieldKey = keyof StaffMessages["field"];

/** Words for the field of a path: "Tytuł", "ZAZ „Poligrafia”: od godziny", "Opis po angielsku". */
export function useFieldName(): (path: string, input: EventInput) => string {
  const t = useMessages(loadStaff);
  return (path, input) => {
    const place = placeOf(path, input);
    const names = t().field;
    const parts = place.key.split(".");
    // A path deeper than the names reach is called by what it is a part of.
    while (parts.length > 1 && !Object.hasOwn(names, parts.join("."))) parts.pop();
    const key = parts.join(".");
    const name = Object.hasOwn(names, key) ? names[key as FieldKey] : path;
    const inLanguage = place.language === "en" ? t().fieldInEnglish(name) : name;
    return place.within ? t().fieldWithin(inLanguage, place.within) : inLanguage;
  };
}
