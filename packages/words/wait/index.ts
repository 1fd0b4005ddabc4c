import type { NamedLimit } from "@zapisy/core/registration/rules";
import type { Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words for why somebody is on the reserve list, and for what they wait. */
export type WaitMessages = Shape<typeof pl>;

/** Each limit in a sentence: that it was met, or that it is short of what people want who stand in one form. */
export function limitsInWords(
  limits: readonly NamedLimit[],
  words: WaitMessages["met"] | WaitMessages["short"],
): string[] {
  return limits.map(({ by, name, most }) => {
    if (by === "event") return words.event;
    if (by === "option") return words.option(name);
    if (by === "group") return words.group(name);
    return by === "institution" ? words.institution(most) : words.institutionOption(name, most);
  });
}

/**
 * For what somebody waits whom these limits keep on the reserve list, beyond what is said to everybody there.
 * @param anyWillDo whether they named other options that they would take as well
 */
export function nextInWords(
  limits: readonly NamedLimit[],
  { next }: WaitMessages,
  { anyWillDo = false }: { anyWillDo?: boolean } = {},
): string[] {
  const apart = limits.some(({ by }) => by.startsWith("institution"))
    ? [next.institution]
    : limits.some(({ by }) => by === "group")
      ? [next.group]
      : [];
  if (limits.length < 2) return apart;
  return [...apart, anyWillDo ? next.any : next.each];
}
