import { canReadRegistrations, type EventId } from "../../event/index.ts";
import type { InstitutionId } from "../../institution/index.ts";
import { rewordedFor } from "../../registration/index.ts";
import type { RegistrationId } from "../../registration/schema.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { assertOpen, getOwnSheet } from "../access.ts";
import type { SelectionSheet } from "../answer.ts";
import { findApplicant, listApplicants, withMeant } from "../applicants.ts";
import type { SelectionDeps } from "../deps.ts";
import { barOf, isFormallyFit, judgementFaults, scoredCriteria } from "../rules.ts";
import type { JudgementInput, Sheet } from "../schema.ts";
import { attempt } from "./committee.ts";

/**
 * One's own sheet, with all applicants in the order in which they came. Once it was announced what became of them there is nobody left to
 * judge: who applies later is not the committee's.
 * @throws DomainError event.not_found, selection.not_member
 */
export async function getSheet(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<SelectionSheet> {
  const { event, selection, sheet: own } = await getOwnSheet(deps, ctx, eventId);
  const [applicants, scores, entries, [sheet = own]] = await Promise.all([
    selection.announcement ? [] : listApplicants(deps, eventId),
    deps.selections.listScores(eventId, selection.round, own.staffId),
    deps.institutions.findMany(own.institutionIds),
    withMeant(deps, [own]),
  ]);
  // Files are opened by whoever reads registrations; of them a member is told the name.
  const mayOpenFiles = canReadRegistrations(ctx.actor, event);
  const reworded = await rewordedFor(deps, event, applicants);
  const scoreOf = new Map(scores.map((score) => [score.registrationId, score]));
  return {
    round: selection.round,
    state: selection.state,
    criteria: selection.criteria,
    institutions: entries
      .filter((entry) => entry !== undefined)
      .map(({ institutionId, name, type, town, communeCode }) => ({
        institutionId,
        name,
        type,
        town,
        communeCode,
      })),
    closedAt: own.closedAt,
    applicants: applicants.map((applicant) => {
      const score = scoreOf.get(applicant.registrationId);
      const { registrationId, firstName, lastName, position, countyCode, createdAt, answers, attachments } =
        applicant;
      return {
        registrationId,
        firstName,
        lastName,
        institution: applicant.institution?.name,
        position,
        countyCode,
        createdAt,
        answers,
        attachments: mayOpenFiles ? attachments : undefined,
        reworded: reworded(applicant),
        options: Object.values(applicant.choices),
        bar: barOf(sheet, applicant),
        judgement: score && { formal: score.formal, points: score.points, note: score.note },
      };
    }),
  };
}

/**
 * Keeps what a member says of one applicant, until they say something else of them.
 * @throws DomainError event.not_found, selection.not_member, selection.wrong_state, selection.round_over, selection.sheet_closed,
 *   selection.barred, selection.no_applicant, selection.invalid
 */
export async function judge(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  registrationId: RegistrationId,
  { round, formal, points, note }: JudgementInput,
): Promise<void> {
  const { selection, sheet: own } = await getOwnSheet(deps, ctx, eventId);
  assertOpen(selection);
  if (selection.round !== round) throw new DomainError("conflict", "selection.round_over");
  if (own.closedAt) throw new DomainError("conflict", "selection.sheet_closed");
  const [sheet = own] = await withMeant(deps, [own]);
  const applicant = await findApplicant(deps, eventId, registrationId);
  if (!applicant) throw new DomainError("not_found", "selection.no_applicant");
  if (barOf(sheet, applicant)) throw new DomainError("conflict", "selection.barred");
  const issues = judgementFaults(selection.criteria, { formal, points });
  if (issues.length > 0) throw new DomainError("invalid", "selection.invalid", { issues });
  // Points of somebody who does not meet a condition would count for nothing.
  const kept = isFormallyFit({ formal })
    ? Object.fromEntries(
        scoredCriteria(selection.criteria).map(({ criterionId }) => [criterionId, points[criterionId] ?? 0]),
      )
    : {};
  const { staffId } = own;
  const result = await deps.selections.score({
    eventId,
    round,
    staffId,
    registrationId,
    formal,
    points: kept,
    note,
    updatedAt: ctx.now,
  });
  if (result.done) return;
  const now = await deps.selections.findSheet(eventId, staffId);
  throw new DomainError(
    "conflict",
    now?.round === round && now.closedAt ? "selection.sheet_closed" : "selection.round_over",
  );
}

/**
 * Says with which institutions of the register a member has to do: their people are judged by the others, and what was given them
 * counts for nothing. Also after the sheet was closed, until the ranking is fixed.
 * @throws DomainError event.not_found, selection.not_member, selection.wrong_state, selection.invalid, selection.busy
 */
export async function declareInstitutions(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  institutionIds: readonly InstitutionId[],
): Promise<void> {
  const wanted = [...new Set(institutionIds)];
  const found = await deps.institutions.findMany(wanted);
  const unknown = wanted.findIndex((_, index) => found[index] === undefined);
  if (unknown >= 0)
    throw new DomainError("invalid", "selection.invalid", {
      issues: [{ path: `institutionIds.${unknown}`, code: "institution.not_found" }],
    });
  await changeOwn(deps, ctx, eventId, (sheet) => ({ ...sheet, institutionIds: wanted }));
}

/**
 * Says that a member knows an applicant too well, or that they do not after all.
 * @throws DomainError event.not_found, selection.not_member, selection.wrong_state, selection.no_applicant, selection.busy
 */
export async function declareConflict(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  registrationId: RegistrationId,
  isConflict: boolean,
): Promise<void> {
  await getOwnSheet(deps, ctx, eventId);
  const person = await deps.registrations.find(registrationId);
  if (person?.eventId !== eventId) throw new DomainError("not_found", "selection.no_applicant");
  await changeOwn(deps, ctx, eventId, (sheet) => {
    const others = sheet.conflicts.filter((one) => one !== registrationId);
    if (isConflict === sheet.conflicts.includes(registrationId)) return undefined;
    return { ...sheet, conflicts: isConflict ? [...others, registrationId] : others };
  });
}

/**
 * Says that a member is done: from then on their scores count and cannot be changed, and they see the ranking if they may. A sheet that
 * is closed stays so.
 * @throws DomainError event.not_found, selection.not_member, selection.wrong_state, selection.sheet_incomplete, selection.busy
 */
export async function closeSheet(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<void> {
  await changeOwn(deps, ctx, eventId, async (sheet) => {
    if (sheet.closedAt) return undefined;
    const [applicants, scores, [meant = sheet]] = await Promise.all([
      listApplicants(deps, eventId),
      deps.selections.listScores(eventId, sheet.round, sheet.staffId),
      withMeant(deps, [sheet]),
    ]);
    const judged = new Set(scores.map(({ registrationId }) => registrationId));
    const left = applicants.filter(
      (applicant) => !barOf(meant, applicant) && !judged.has(applicant.registrationId),
    );
    if (left.length > 0)
      throw new DomainError("conflict", "selection.sheet_incomplete", { left: left.length });
    return { ...sheet, closedAt: ctx.now };
  });
}

/** Changes one's own sheet by what is read of it; undefined: it is so already. */
async function changeOwn(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  change: (sheet: Sheet) => Sheet | undefined | Promise<Sheet | undefined>,
): Promise<void> {
  await attempt(async () => {
    const { selection, sheet: before } = await getOwnSheet(deps, ctx, eventId);
    assertOpen(selection);
    const after = await change(before);
    if (!after) return true;
    return deps.selections.changeSheet({
      before,
      after: {
        ...after,
        version: before.version + 1,
        updatedAt: ctx.now,
        changedBy: actorRef(ctx.actor),
        changeReason: undefined,
      },
    });
  });
}
