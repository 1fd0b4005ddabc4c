import type { EventId } from "../../event/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import type { StaffRegistrationView } from "../answer.ts";
import { changeAsking, refuse, stamp, writeNewLink } from "../change.ts";
import { changedChoices, correctionOf, isOtherwise } from "../correction.ts";
import type { RegistrationDeps } from "../deps.ts";
import { reasonsOf } from "../entry.ts";
import { institutionOf } from "../institution.ts";
import { needsToWrite } from "../needs.ts";
import { isActive, statusChanges } from "../lifecycle.ts";
import type { RegistrationId, StaffRegistrationPatch } from "../schema.ts";
import { judgeInstitution, lookUpChosen } from "../prerequisites.ts";
import { isElsewhere, withStatus, withChoices } from "../seating.ts";
import { assertManages, getForStaff } from "../access.ts";
import { personKey, type StoredRegistration } from "../store.ts";
import { toStaffView } from "../view.ts";

/**
 * {@link renewOwnLink} by staff, for a link that came into wrong hands.
 * @throws DomainError event.not_found, registration.not_found, registration.read_only, registration.no_address,
 *   registration.version_conflict, registration.busy
 */
export async function renewLink(
  deps: RegistrationDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  registrationId: RegistrationId,
  version: number,
): Promise<StaffRegistrationView> {
  const { event, registration: before } = await getForStaff(deps, ctx, eventId, registrationId);
  assertManages(ctx, event);
  if (before.version !== version) {
    throw new DomainError("conflict", "registration.version_conflict", { version: before.version });
  }
  return toStaffView(deps, event, await writeNewLink(deps, before, ctx, actorRef(ctx.actor)));
}

/**
 * Changes a person's status (with a reason), choices or data. Needs are erased when the place ends.
 * @throws DomainError registration.read_only, registration.version_conflict, registration.wrong_status,
 *   registration.event_full, registration.option_full, registration.invalid, registration.duplicate,
 *   registration.busy, registration.erased, event.cancelled
 */
export async function changeRegistration(
  deps: RegistrationDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  registrationId: RegistrationId,
  patch: StaffRegistrationPatch,
): Promise<StaffRegistrationView> {
  const { event, registration: before } = await getForStaff(deps, ctx, eventId, registrationId);
  assertManages(ctx, event);
  if (before.erasedAt) throw new DomainError("conflict", "registration.erased");
  if (before.version !== patch.version) {
    throw new DomainError("conflict", "registration.version_conflict", { version: before.version });
  }
  const { version: _, status = before.status, reason, needs, namesakes, pastLimit, ...sent } = patch;
  const { person, choices, alternatives, issues } = await correctionOf(deps, ctx, event, before, sent, true);
  const changesStatus = status !== before.status;
  if (changesStatus && !statusChanges(event.recruitment.mode, before.status).includes(status)) {
    throw new DomainError("conflict", "registration.wrong_status", { current: before.status });
  }
  if (changesStatus && isActive(status) && event.state === "cancelled") {
    throw new DomainError("conflict", "event.cancelled");
  }
  if ((changesStatus || pastLimit) && !reason)
    refuse([{ path: "reason", code: "registration.reason_required" }]);
  const { unproven, unmet } = await lookUpChosen(deps, event, { ...before, ...person }, choices, ctx.now);
  if (!reason)
    issues.push(...unmet.map(({ words }) => ({ path: "reason", code: "criterion.reason_required", words })));
  const corrected: StoredRegistration = {
    ...before,
    ...person,
    alternatives,
    unproven,
    ...stamp(before, ctx, actorRef(ctx.actor)),
    changeReason: reasonsOf(reason, namesakes),
    ...(changesStatus ? { statusReason: reason } : {}),
  };
  // Under another name or address, what was said of the former one means nothing.
  if (namesakes ?? personKey(corrected) !== personKey(before)) corrected.namesakes = namesakes;
  refuse(issues);
  corrected.institution = await institutionOf(deps, ctx, corrected.institution, before.institution);
  if (corrected.institution !== before.institution)
    corrected.unproven = await judgeInstitution(deps, event, { ...corrected, choices }, ctx.now);
  const after = await changeAsking(
    deps,
    event,
    before,
    (blocks) => {
      if (changesStatus)
        return withStatus(
          event,
          { ...corrected, choices },
          status,
          blocks,
          deps.random(),
          ctx.now,
          pastLimit,
        );
      const isMoved =
        changedChoices(choices, before.choices).length > 0 || isOtherwise(alternatives, before.alternatives);
      if (isMoved || isElsewhere(corrected, blocks))
        return withChoices(event, corrected, choices, blocks, deps.random(), pastLimit);
      return corrected;
    },
    // With the place ends what the needs were told for.
    !isActive(status) ? null : "needs" in patch ? needsToWrite(event, needs, ctx.now, true) : undefined,
    { others: corrected.namesakes?.registrationIds, person: corrected },
  );
  return toStaffView(deps, event, after);
}
