import type { EventId } from "@zapisy/core/event";
import { organiserOf } from "@zapisy/core/project";
import { hundredths, scoredCriteria } from "@zapisy/core/selection/rules";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import { DomainError } from "@zapisy/core/shared/error";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import type { SelectionMinutes, SelectionRecord, SelectionResults } from "@zapisy/documents/selection";
import { loadCommon } from "@zapisy/words/common";
import { documentMessages } from "@zapisy/words/document";
import { DECIDED_AS } from "@zapisy/core/registration/rules";
import type { Deps } from "../deps.ts";
import { titleInWords } from "./event-words.ts";
import { loadSheetSource, sheetHead } from "./sheet-head.ts";

/**
 * Gathers what the minutes of a selection say.
 * @throws DomainError event.not_found, selection.hidden, selection.not_found, selection.sheet_open, selection.undecided
 */
export async function selectionMinutes(
  deps: Deps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  locale: Locale,
): Promise<SelectionMinutes> {
  const record = await selectionRecord(deps, ctx, eventId, locale);
  const source = await loadSheetSource(deps, ctx, eventId, locale);
  return { ...record, head: await sheetHead(source) };
}

/** Gathers the same for a workbook. */
export async function selectionResults(
  deps: Deps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  locale: Locale,
): Promise<SelectionResults> {
  const record = await selectionRecord(deps, ctx, eventId, locale);
  const event = await deps.services.event.getEvent(ctx, eventId);
  const project = await deps.services.project.getProject(ctx, event.projectId);
  return {
    ...record,
    locale,
    eventTitle: titleInWords(event, locale),
    organiser: organiserOf(project),
    takenAt: ctx.now,
    timeZone: event.timeZone,
  };
}

async function selectionRecord(
  deps: Deps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  locale: Locale,
): Promise<SelectionRecord> {
  const [ranking, selection, common] = await Promise.all([
    deps.services.selection.getRanking(ctx, eventId),
    deps.services.selection.getSelection(ctx, eventId),
    loadCommon(locale),
  ]);
  const { frozenAt, decided, announcement, lot, items } = ranking;
  if (!frozenAt || !decided) throw new DomainError("conflict", "selection.undecided");
  const { criteria, committee, ties } = selection;
  const scored = scoredCriteria(criteria);
  return {
    committee: committee.map(({ name }) => name),
    criteria: criteria.map((criterion) => ({
      title: inLocale(criterion.title, locale).text,
      ...(criterion.type === "scored" && { most: criterion.most, weight: criterion.weight }),
    })),
    ties: ties.map((tie) => documentMessages[locale].selection.tie[tie]),
    lot,
    frozenAt,
    announcedAt: announcement?.at,
    places: decided.places,
    reserve: decided.reserve,
    applicants: items.map((item) => {
      const { rank, firstName, lastName, institution, total, points, decision, reason, status } = item;
      const outcome = item.outcome ?? (decision ? undefined : status);
      const isAsDecided = decision !== undefined && outcome === DECIDED_AS[decision];
      return {
        rank,
        firstName,
        lastName,
        institution,
        points: total.of > 0 ? hundredths(total) : undefined,
        byCriterion: scored.map(({ criterionId }) => {
          const given = points[criterionId];
          return given && given.of > 0 ? hundredths(given) : undefined;
        }),
        decision,
        reason,
        outcome: outcome && !isAsDecided ? common.status[outcome].name : undefined,
      };
    }),
  };
}
