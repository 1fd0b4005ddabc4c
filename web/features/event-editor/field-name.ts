import type { EventInput } from "@zapisy/core/event/schema";
import { loadForm, settingNames } from "@zapisy/words/form";
import { loadStaff } from "@zapisy/words/staff";
import { useMessages } from "../../data/locale.ts";
import { placeOf } from "./event-path.state.ts";

/** Words for the field of a path: "Tytuł", "ZAZ „Poligrafia”: od godziny", "Opis po angielsku". */
export function useFieldName(): (path: string, input: EventInput) => string {
  const t = useMessages(loadStaff);
  const form = useMessages(loadForm);
  return (path, input) => {
    const place = placeOf(path, input);
    const names: Record<string, string> = { ...t().field, ...settingNames(form()) };
    const parts = place.key.split(".");
    // A path deeper than the names reach is called by what it is a part of.
    while (parts.length > 1 && !Object.hasOwn(names, parts.join("."))) parts.pop();
    const key = parts.join(".");
    const name = Object.hasOwn(names, key) ? (names[key] ?? path) : path;
    const inLanguage = place.language === "en" ? t().fieldInEnglish(name) : name;
    return place.within ? t().fieldWithin(inLanguage, place.within) : inLanguage;
  };
}
