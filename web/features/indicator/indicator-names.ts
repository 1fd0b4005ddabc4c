import type { ProjectIndicators } from "@zapisy/core/indicator/answer";
import type { IndicatorCell } from "@zapisy/core/indicator/schema";
import type { Project } from "@zapisy/core/project/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import type { IndicatorNames } from "@zapisy/words/indicator";
import { locale } from "../../data/locale.ts";

/** What forms of support and events of a project are called, for sentences about its indicators. */
export function namesOf(project: Project, events: ProjectIndicators["events"]): IndicatorNames {
  return {
    locale: locale(),
    text: (text) => inLocale(text, locale()).text,
    support: (id) => project.supports?.find(({ supportId }) => supportId === id),
    event: (id) => events.find(({ eventId }) => eventId === id)?.title,
  };
}

/** Where the list behind a figure of an indicator is. */
export function listAddress(indicatorId: string, cell: Partial<IndicatorCell> = {}): string {
  const { figure = "achieved", split, row } = cell;
  return `?${new URLSearchParams({ indicator: indicatorId, figure, ...(split && row && { split, row }) })}`;
}
