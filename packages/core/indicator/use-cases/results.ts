import type { FileUpload } from "../../file/answer.ts";
import type { FileId, ProofInput } from "../../file/schema.ts";
import type { ParticipantId } from "../../participant/schema.ts";
import type { ProjectId } from "../../project/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError, type Issue } from "../../shared/error.ts";
import { derivedId } from "../../shared/id.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import { UnavailableError } from "../../shared/time-limit.ts";
import { dayAt, HOME_ZONE } from "../../shared/time.ts";
import { assertNotEnded, getChangeable, getEnterable, getResult, type ResultAddress } from "../access.ts";
import type { ProofAnswer, ResultView } from "../answer.ts";
import type { IndicatorDeps } from "../deps.ts";
import { canReadSpecial } from "../rules.ts";
import type { ProofArrival, ResultInput } from "../schema.ts";
import type { StoredResult } from "../store.ts";
import { toResult } from "../view.ts";

/**
 * Enters a result of somebody. It counts once it has its proof. With an idempotency key the same request twice enters it once.
 * @throws DomainError project.not_found, participant.forbidden, participant.read_only, participant.not_found, participant.ended,
 *   request.invalid
 */
export async function enterResult(
  deps: IndicatorDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  participantId: ParticipantId,
  input: ResultInput,
  idempotencyKey?: string,
): Promise<ResultView> {
  const project = await getEnterable(deps, ctx, projectId);
  const [person] = await deps.participants.findMeant([participantId]);
  if (person?.projectId !== projectId) throw new DomainError("not_found", "participant.not_found");
  assertNotEnded(person);
  const indicator = await deps.indicators.find(projectId, input.indicatorId);
  const rule = indicator?.removed ? undefined : indicator?.rule;
  const seesSpecial = canReadSpecial(ctx.actor, projectId);
  const kinds = (rule?.by === "result" ? rule.kinds : []).filter(({ special }) => seesSpecial || !special);
  const issues: Issue[] = [];
  if (!kinds.some(({ kindId, retired }) => kindId === input.kindId && !retired))
    issues.push({ path: "kindId", code: "result.unknown_kind" });
  if (input.day > dayAt(ctx.now, HOME_ZONE)) issues.push({ path: "day", code: "result.future" });
  else if (input.day < project.startsOn) issues.push({ path: "day", code: "result.before_project" });
  if (issues.length > 0) throw new DomainError("invalid", "request.invalid", { issues });
  const entered = ["result.enter", projectId, person.participantId, ctx.actor.staffId] as const;
  const after: StoredResult = {
    ...input,
    resultId: idempotencyKey ? derivedId("res", ...entered, idempotencyKey) : ctx.newId("res"),
    projectId,
    participantId: person.participantId,
    version: 1,
    createdAt: ctx.now,
    ...stamp(ctx, "entered"),
  };
  const written = await deps.indicators.enterResult(after, deps.people.isThere(person.participantId));
  if (written.done) return toResult(after, rule);
  // The same request, sent twice.
  const [known, gone] = written.refusals;
  if (known?.refused) return toResult((await getResult(deps, ctx, after)).result, rule);
  // Erased since they were read: nothing of them comes after that.
  if (gone?.refused) throw new DomainError("not_found", "participant.not_found");
  throw new UnavailableError("Somebody is being changed by others.");
}

/**
 * Strikes a result out: it stays to be read, and counts no more.
 * @throws DomainError project.not_found, participant.forbidden, participant.read_only, result.not_found, result.struck, participant.ended,
 *   result.version_conflict
 */
export async function strikeResult(
  deps: IndicatorDeps,
  ctx: Context<StaffActor>,
  address: ResultAddress,
  { reason, version }: { reason: string; version: number },
): Promise<ResultView> {
  await getEnterable(deps, ctx, address.projectId);
  const { result: before, rule } = await getChangeable(deps, ctx, address);
  const after = { ...before, struck: reason, version: version + 1, ...stamp(ctx, "struck", reason) };
  if (before.version === version && (await deps.indicators.saveResult(after))) return toResult(after, rule);
  const { result } = await getResult(deps, ctx, address);
  throw new DomainError("conflict", "result.version_conflict", { version: result.version });
}

/**
 * Announces the file that proves a result, and gives the form to send it with.
 * @throws DomainError project.not_found, participant.forbidden, participant.read_only, result.not_found, result.struck,
 *   participant.ended, request.invalid
 */
export async function announceProofOf(
  deps: IndicatorDeps,
  ctx: Context<StaffActor>,
  address: ResultAddress,
  input: ProofInput,
): Promise<FileUpload> {
  await getEnterable(deps, ctx, address.projectId);
  const { resultId } = (await getChangeable(deps, ctx, address)).result;
  return deps.files.announceProof(ctx, resultId, input);
}

/**
 * Checks a proof that was sent: one that is what it says confirms the result. Where another proof was before, a reason has to say why it goes:
 * that stands in the history, and in one transaction one takes the place of the other. Safe to repeat.
 * @throws DomainError project.not_found, participant.forbidden, participant.read_only, result.not_found, result.struck,
 *   participant.ended, request.invalid, file.not_found, file.not_arrived, result.version_conflict
 */
export async function receiveProofOf(
  deps: IndicatorDeps,
  ctx: Context<StaffActor>,
  address: ResultAddress,
  fileId: FileId,
  { reason }: ProofArrival,
): Promise<ProofAnswer> {
  await getEnterable(deps, ctx, address.projectId);
  const { resultId, proof } = (await getChangeable(deps, ctx, address)).result;
  if (proof && proof.fileId !== fileId && !reason)
    throw new DomainError("invalid", "request.invalid", {
      issues: [{ path: "reason", code: "field.required" }],
    });
  const { state, refusal, name } = await deps.files.receiveProof(ctx, resultId, fileId);
  if (state !== "stored") {
    const { result, rule } = await getResult(deps, ctx, address);
    return { result: toResult(result, rule), refusal };
  }
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const { result: before, rule } = await getChangeable(deps, ctx, address);
    if (before.proof?.fileId === fileId) return { result: toResult(before, rule) };
    // Somebody else was quicker with theirs, of which nobody has said why it should go.
    if (before.proof && !reason) break;
    const version = before.version + 1;
    const did = before.proof ? stamp(ctx, "replaced", reason ?? undefined) : stamp(ctx, "proved");
    const after = { ...before, proof: { fileId, name }, version, ...did };
    const dropped = await deps.files.dropProofs(ctx, resultId, {
      kept: fileId,
      replaced: before.proof?.fileId,
      reason: reason ?? undefined,
    });
    if (await deps.indicators.saveResult(after, dropped)) return { result: toResult(after, rule) };
    await jitter(attempt);
  }
  throw new DomainError("conflict", "result.version_conflict");
}

function stamp(ctx: Context<StaffActor>, doing: StoredResult["doing"], reason?: string) {
  return { doing, updatedAt: ctx.now, changedBy: actorRef(ctx.actor), changeReason: reason };
}
