import type { Locale } from "@zapisy/core/shared/localized-text";

/** A number, also one that is being typed: "-", "7,", "12 000". */
const BEGUN = /^-?\d*([.,]\d*)?$/;

/** What is kept of what was typed: a number with a decimal point, anything else as it is, for the form to refuse. */
export function typedNumber(text: string): string {
  const plain = text.replaceAll(/\s/g, "");
  return BEGUN.test(plain) ? plain.replace(",", ".") : text;
}

/** What is kept, as people write it: in Polish with a comma. */
export function shownNumber(value: string, locale: Locale): string {
  return locale === "pl" && BEGUN.test(value) ? value.replace(".", ",") : value;
}
