import type { EventInput } from "@zapisy/core/event/schema";
import { pathsOf } from "@zapisy/core/form/rules";
import { FIELD_IDS } from "@zapisy/core/form/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { listedName, loadForm, type FieldLabels } from "@zapisy/words/form";
import { loadPeopleImport } from "@zapisy/words/people-import";
import { locale, useMessages } from "../../data/locale.ts";

/** What columns of a table can hold, in words; also where an error of a row is. */
export function useMeaningNames(
  event: () => Pick<EventInput, "form" | "choiceGroups">,
): (meaning: string) => string {
  const t = useMessages(loadPeopleImport);
  const form = useMessages(loadForm);
  return (meaning) => {
    const { firstName, lastName, firstAndLastName, lastAndFirstName, email } = t().columns;
    const persons: Record<string, string> = {
      firstName,
      lastName,
      firstAndLastName,
      lastAndFirstName,
      email,
    };
    const fields = FIELD_IDS.flatMap((id) => {
      const { parts }: FieldLabels = form().field[id];
      return pathsOf(id).map((path) => [
        path,
        parts?.[path.slice(id.length + 1)]?.label ?? listedName(form(), id),
      ]);
    });
    const known = persons[meaning] ?? (Object.fromEntries(fields) as Record<string, string>)[meaning];
    if (known) return known;
    const id = meaning.slice(meaning.indexOf(".") + 1);
    const own = meaning.startsWith("choices.")
      ? event().choiceGroups.find(({ groupId }) => groupId === id)?.title
      : event().form.questions.find(({ questionId }) => questionId === id)?.label;
    return own ? inLocale(own, locale()).text : "";
  };
}
