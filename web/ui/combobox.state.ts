import { foldText } from "@zapisy/core/shared/text";

/** One thing to choose by typing: what is stored, what a person reads, and what tells namesakes apart. */
export interface ComboboxOption {
  value: string;
  label: string;
  /** Shown after the label and searched too: the voivodeship of a county. */
  hint?: string;
}

/**
 * The options that go with what was typed: every word typed must begin a word of the label or the hint.
 * Polish letters may be left out ("lomza" finds "łomżyński"). Labels that begin with the text come
 * first; otherwise the order stays. An empty text matches everything.
 */
export function matchOptions(options: readonly ComboboxOption[], typed: string): ComboboxOption[] {
  const text = foldText(typed);
  if (text === "") return [...options];
  const words = text.split(" ");
  const first: ComboboxOption[] = [];
  const others: ComboboxOption[] = [];
  for (const option of options) {
    const label = foldText(option.label);
    const searched = ` ${label} ${foldText(option.hint ?? "")}`;
    if (words.every((word) => searched.includes(` ${word}`))) {
      (label.startsWith(text) ? first : others).push(option);
    }
  }
  return [...first, ...others];
}

/** The one option whose label is what was typed, so that typing it in full is as good as choosing it. */
export function exactOption(options: readonly ComboboxOption[], typed: string): ComboboxOption | undefined {
  const text = foldText(typed);
  const same = options.filter((option) => foldText(option.label) === text);
  return same.length === 1 ? same[0] : undefined;
}
