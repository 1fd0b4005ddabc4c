import type { Base, Indicator, Rule } from "@zapisy/core/indicator/schema";
import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import type { Area, Locale, Shape } from "../index.ts";
import { formatNumber } from "../number.ts";
import type { pl } from "./pl.ts";

/** Words of the indicators of a project. */
export type IndicatorMessages = Shape<typeof pl>;

/** Loads the words of the indicators of a project, in one language. */
export const loadIndicator: Area<IndicatorMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;

/** What is called otherwise in each project, and the language of words and numbers. */
export interface IndicatorNames {
  locale: Locale;
  text: (text: LocalizedText) => string;
  support: (supportId: string) => { name: string; hourUnit?: "clock" | "didactic" } | undefined;
  event: (eventId: string) => LocalizedText | undefined;
}

/** Whom an indicator counts, in words. */
export function ruleInWords(t: IndicatorMessages, names: IndicatorNames, rule: Rule): string {
  const hours = (count: number, unit: "clock" | "didactic") =>
    t.hours(formatNumber(names.locale, count), unit);
  switch (rule.by) {
    case "support": {
      const { name = t.rule.goneSupport, hourUnit = "clock" } = names.support(rule.supportId) ?? {};
      return rule.hours === undefined
        ? t.rule.support(name)
        : t.rule.supportHours(name, hours(rule.hours, hourUnit));
    }
    case "hours":
      return t.rule.hours(hours(rule.hours, rule.hourUnit));
    case "certificate": {
      if (rule.eventIds.length === 0) return t.rule.certificateAny;
      const titles = rule.eventIds.map((eventId) => {
        const title = names.event(eventId);
        return title ? names.text(title) : t.rule.goneEvent;
      });
      return t.rule.certificate(titles.join("; "));
    }
    case "result":
      return t.rule.result(rule.kinds.map(({ name }) => names.text(name)).join("; "));
  }
}

/** What is to be reached, in words. */
export function targetInWords(
  t: IndicatorMessages,
  locale: Locale,
  target: { as: "number" | "percent" | "more_than"; value: number } | undefined,
): string {
  return target ? t.targetOf(target.as, formatNumber(locale, target.value)) : t.noTarget;
}

/** When an indicator is measured, in words. */
export function measuredInWords(
  t: IndicatorMessages,
  { when, days }: { when: Indicator["measured"]["when"]; days?: number },
): string {
  return when === "days_after" ? t.when.days_after(days ?? 0) : t.when[when];
}

/** Of how many people a percentage is, in words; nothing where there is no base. */
export function baseInWords(t: IndicatorMessages, base: Base | undefined): string {
  if (!base) return "";
  return base.from === "number" ? t.people(base.number) : t.form.from.participants;
}
