import { isDeepStrictEqual } from "node:util";
import type { EventId } from "../../event/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { lotSecret } from "../../shared/secret.ts";
import { assertOpen, assertShown, getManaged, getSeen, isMember } from "../access.ts";
import type { SelectionView } from "../answer.ts";
import { listApplicants, withMeant } from "../applicants.ts";
import type { SelectionDeps } from "../deps.ts";
import { barOf, canManageSelection, canReadSelection, canScore } from "../rules.ts";
import { hasAccess, toActor } from "../../staff/rules.ts";
import type { Selection, SelectionInput } from "../schema.ts";

/**
 * How the applicants of an event are judged, and how far that is.
 * @throws DomainError event.not_found, selection.hidden
 */
export async function getSelection(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<SelectionView> {
  const { event, selection } = await getSeen(deps, ctx, eventId);
  const round = selection?.round ?? 0;
  const [applicants, listed, scores] = await Promise.all([
    listApplicants(deps, eventId),
    deps.selections.listSheets(eventId),
    round > 0 ? deps.selections.listScores(eventId, round) : [],
  ]);
  const manage = canManageSelection(ctx.actor, event) && event.recruitment.mode === "selection";
  const sheets = await withMeant(deps, listed);
  const everybody = manage ? await deps.staff.listAll() : [];
  const committee = await Promise.all(
    (selection?.committee ?? []).map(async (staffId) => {
      const sheet = sheets.find((one) => one.staffId === staffId);
      const own = applicants.filter((applicant) => sheet && barOf(sheet, applicant) === undefined);
      const judged = new Set(
        scores.filter((score) => score.staffId === staffId).map(({ registrationId }) => registrationId),
      );
      const known =
        everybody.find((person) => person.staffId === staffId) ?? (await deps.staff.find(staffId));
      return {
        staffId,
        name: known?.name ?? "",
        toJudge: own.length,
        judged: own.filter(({ registrationId }) => judged.has(registrationId)).length,
        closedAt: sheet?.closedAt,
      };
    }),
  );
  const own = sheets.find(({ staffId }) => staffId === ctx.actor.staffId);
  return {
    version: selection?.version ?? 0,
    round,
    state: selection?.state ?? "open",
    criteria: selection?.criteria ?? [],
    ties: selection?.ties ?? ["criteria", "registered"],
    committee,
    candidates: everybody
      .filter((person) => hasAccess(person, ctx.now) && canScore(toActor(person), event))
      .filter(({ staffId }) => !selection?.committee.includes(staffId))
      .map(({ staffId, name }) => ({ staffId, name })),
    applicants: applicants.length,
    isScored: sheets.some(({ saves }) => saves > 0),
    may: {
      manage: manage && event.state !== "cancelled",
      score: isMember(selection, ctx.actor) && canScore(ctx.actor, event),
      seeRanking:
        selection !== undefined &&
        canReadSelection(ctx.actor, event) &&
        !(isMember(selection, ctx.actor) && own?.closedAt === undefined),
    },
  };
}

/**
 * Sets by what applicants are judged, and what decides where points are the same. Once somebody scored, it starts anew, with a reason: the
 * sheets are empty and open again. What is as it was changes nothing.
 * @throws DomainError event.not_found, event.wrong_state, selection.read_only, selection.not_asked, selection.wrong_state,
 *   selection.version_conflict, selection.invalid, selection.scored
 */
export async function setCriteria(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  { version, reason, ...terms }: SelectionInput,
): Promise<SelectionView> {
  const { selection: before } = await getManaged(deps, ctx, eventId);
  const changedBy = actorRef(ctx.actor);
  const sheets = await deps.selections.listSheets(eventId);
  if (before || version > 0) assertOpen(assertShown(before, version));
  if (before && isSame(before, terms)) return getSelection(deps, ctx, eventId);
  const isScored = sheets.some(({ saves }) => saves > 0);
  if (isScored && !reason) throw new DomainError("conflict", "selection.scored");
  const round = (before?.round ?? 0) + 1;
  const after: Selection = {
    eventId,
    committee: [],
    state: "open",
    createdAt: ctx.now,
    ...before,
    ...terms,
    round,
    lot: lotSecret(deps.secretKey, eventId, round),
    version: version + 1,
    updatedAt: ctx.now,
    changedBy,
    changeReason: isScored ? reason : undefined,
  };
  const result = await deps.selections.save(before, after, {
    sheets: sheets.map((sheet) => ({
      before: sheet,
      after: {
        ...sheet,
        round,
        saves: 0,
        closedAt: undefined,
        version: sheet.version + 1,
        updatedAt: ctx.now,
        changedBy,
        changeReason: undefined,
      },
    })),
  });
  if (!result.done) throw new DomainError("conflict", "selection.version_conflict");
  return getSelection(deps, ctx, eventId);
}

type Terms = Pick<Selection, "criteria" | "ties">;

/** Whether applicants are judged by the same; a key that is undefined is kept nowhere. */
function isSame(before: Terms, after: Terms): boolean {
  const kept = ({ criteria, ties }: Terms): unknown => JSON.parse(JSON.stringify({ criteria, ties }));
  return isDeepStrictEqual(kept(before), kept(after));
}
