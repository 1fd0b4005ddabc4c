import { loadForm } from "@zapisy/words/form";
import { loadRegistration } from "@zapisy/words/public/registration";
import { locale, useMessages } from "../../../data/locale.ts";
import { askedNames } from "../../../forms/field-texts.ts";
import { textIn } from "../../event/event-text.ts";
import type { FormEvent } from "./form.state.ts";

/**
 * The label of a field by its path, for lists of errors: "Adres e-mail", the title of a choice, a question.
 * Empty for statements and consents, whose errors are whole sentences.
 */
export function useFieldLabel(event: () => FormEvent): (path: string) => string {
  const t = useMessages(loadRegistration);
  const words = useMessages(loadForm);
  return (path) => {
    const { field, signUp } = t();
    const known: Record<string, string> = {
      accessCode: field.accessCode,
      firstName: field.firstName,
      lastName: field.lastName,
      email: field.email,
      ...askedNames(words()),
      "needs.diet": field.diet,
      "needs.access": field.access,
      "needs.note": field.needsNote,
      ifFull: signUp.ifFull,
    };
    const label = known[path];
    if (label) return label;
    const id = path.slice(path.indexOf(".") + 1);
    const text =
      event().choiceGroups.find(({ groupId }) => /^(?:choices|alternatives)\./.test(path) && groupId === id)
        ?.title ??
      event().form.questions.find(({ questionId }) => path.startsWith("answers.") && questionId === id)
        ?.label;
    return text ? textIn(locale(), text).text : "";
  };
}
