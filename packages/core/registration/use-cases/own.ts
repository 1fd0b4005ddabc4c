import type { EventHead } from "../../event/index.ts";
import { groupsOf } from "../../event/rules.ts";
import { actorRef } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { change, refuse, stamp, writeNewLink } from "../change.ts";
import { isConsentRefused } from "../consent.ts";
import { switchConsents } from "../consents-given.ts";
import { changedChoices, correctionOf, isOtherwise } from "../correction.ts";
import type { RegistrationDeps } from "../deps.ts";
import { openLink, findByToken, takeOwnMail, tokenOf, withNewLink, type OwnRegistration } from "../link.ts";
import { institutionOf } from "../institution.ts";
import { hasNeeds, needsToWrite } from "../needs.ts";
import { leadsTo, leftAtAfter } from "../lifecycle.ts";
import { alternativesTo, changedWordings, missingChoices, participantRights } from "../rules.ts";
import { judgeInstitution, lookUpChosen } from "../prerequisites.ts";
import { readPlaces } from "../places.ts";
import type { RegistrationPatch } from "../schema.ts";
import { groupRefusal, isElsewhere, withChoices } from "../seating.ts";
import { NOWHERE, seatScope } from "../seats.ts";
import type { StoredRegistration } from "../store.ts";

/**
 * Corrects a participant's own data or choices. A new choice takes its seat before the old one is
 * given up, in one transaction; when it is full nothing changes. Where nobody signs up, nobody comes by a correction.
 * @throws DomainError registration.not_found, registration.version_conflict, registration.option_full,
 *   registration.group_full, registration.group_shut, registration.no_group, registration.institution_full,
 *   registration.changes_closed, registration.invalid, registration.duplicate, registration.too_many_changes,
 *   registration.too_many_from_client, registration.too_many_for_address
 */
export async function correctRegistration(
  deps: RegistrationDeps,
  ctx: Context,
  token: string,
  patch: RegistrationPatch,
): Promise<OwnRegistration> {
  const { registration: before, event } = await openLink(deps, token);
  const rights = participantRights(before, event, ctx.now);
  if (!rights.edit) throw new DomainError("conflict", "registration.changes_closed");
  if (before.version !== patch.version) {
    throw new DomainError("conflict", "registration.version_conflict", { version: before.version });
  }
  const { needs, consents, wordings: shown, version: _, ...sent } = patch;
  const { person, choices, alternatives, issues } = await correctionOf(deps, ctx, event, before, sent);
  if (consents?.rules) issues.push(...changedWordings(shown, event.wordings));
  const changed = changedChoices(choices, before.choices);
  // A choice that was added since the sign-up may be made for as long as the form may be filled in.
  const added = missingChoices(event, before.choices).map(({ groupId }) => groupId);
  const isMoved = changed.length > 0 || isOtherwise(alternatives, before.alternatives);
  const isElse = isOtherwise(alternatives, alternativesTo(choices, before.alternatives));
  if (!rights.changeChoices && (isElse || !changed.every((groupId) => added.includes(groupId))))
    throw new DomainError("conflict", "registration.changes_closed");
  // By who they are until now: a correction of the name or the address proves nothing.
  const { unproven, unmet } = await lookUpChosen(deps, event, before, choices, ctx.now);
  issues.push(...unmet.map(({ path, words }) => ({ path, code: "criterion.not_met", words })));
  const corrected: StoredRegistration = {
    ...before,
    ...person,
    alternatives,
    unproven,
    consents: await switchConsents(deps, before, consents, event, ctx),
    ...stamp(before, ctx, actorRef({ type: "participant", registrationId: before.registrationId })),
  };
  if (consents && isConsentRefused(before.consents, consents))
    issues.push({ path: "consents", code: "consent.too_often" });
  if (hasNeeds(needs) && !corrected.consents.needs) {
    issues.push({ path: "consents.needs", code: "consent.needs_required" });
  }
  refuse(issues);
  corrected.institution = await institutionOf(deps, ctx, corrected.institution, before.institution);
  if (corrected.institution !== before.institution)
    corrected.unproven = await judgeInstitution(deps, event, { ...corrected, choices }, ctx.now);
  if (isMoved || (corrected.email ?? "") !== (before.email ?? ""))
    await takeOwnMail(deps, ctx, before, corrected.email);
  // Where addresses are confirmed, only whoever reads the mail at the new one goes on (docs/decisions/0081), also where there was none.
  const { confirmAddress } = event.recruitment;
  const owned = confirmAddress && !before.email && corrected.email ? withNewLink(deps, corrected) : corrected;
  const erasesNeeds = !corrected.consents.needs && before.consents.needs;
  const groupUntilNow = await groupBefore(deps, event, before, corrected);
  const after = await change(
    deps,
    event,
    before,
    (blocks) => {
      const isNewcomer = groupUntilNow !== undefined && seatScope(blocks) !== groupUntilNow;
      const refusal = isNewcomer ? groupRefusal(event, corrected, blocks) : undefined;
      if (refusal) throw refusal;
      return isMoved || isElsewhere(corrected, blocks)
        ? withChoices(event, owned, choices, blocks, deps.random())
        : owned;
    },
    erasesNeeds ? null : needsToWrite(event, needs, ctx.now, "needs" in patch),
    { person: corrected },
  );
  if (after.linkVersion === before.linkVersion) return { registration: after, event };
  const newLink = confirmAddress ? { linkMailed: true as const } : { newToken: tokenOf(deps, after) };
  return { registration: after, event, ...newLink };
}

/**
 * Which seats of the event are somebody's who says another institution or county, also while they wait or are decided about; undefined:
 * they say nothing of where they belong, or the event has no groups.
 */
async function groupBefore(
  deps: RegistrationDeps,
  event: EventHead,
  before: StoredRegistration,
  { institution, countyCode }: StoredRegistration,
): Promise<string | undefined> {
  const isAnew = institution !== before.institution || countyCode !== before.countyCode;
  if (!isAnew || groupsOf(event).length === 0) return undefined;
  return seatScope(await readPlaces(deps, event, before));
}

/**
 * Makes the personal link worthless and mails a new one to the registration's address, which alone learns it:
 * whoever found the old one is out.
 * @throws DomainError registration.not_found, registration.no_address, registration.version_conflict,
 *   registration.busy, registration.too_many_changes, registration.too_many_from_client,
 *   registration.too_many_for_address
 */
export async function renewOwnLink(deps: RegistrationDeps, ctx: Context, token: string): Promise<void> {
  const before = await findByToken(deps, token);
  const { registrationId } = before;
  await takeOwnMail(deps, ctx, before, before.email);
  await writeNewLink(deps, before, ctx, actorRef({ type: "participant", registrationId }));
}

/**
 * Gives a participant's place up; the stream passes the seat on. Withdrawing twice is the same as once.
 * @throws DomainError registration.not_found, registration.changes_closed
 */
export async function withdrawRegistration(
  deps: RegistrationDeps,
  ctx: Context,
  token: string,
): Promise<OwnRegistration> {
  const { registration: before, event } = await openLink(deps, token);
  if (before.status === leadsTo("withdraw")) return { registration: before, event };
  if (!participantRights(before, event, ctx.now).withdraw) {
    throw new DomainError("conflict", "registration.changes_closed");
  }
  const by = actorRef({ type: "participant", registrationId: before.registrationId });
  return { registration: await giveUp(deps, ctx, event, before, by), event };
}

/** Gives up somebody's place, whoever says so; the stream passes the seat on. */
export function giveUp(
  deps: RegistrationDeps,
  ctx: Context,
  event: EventHead,
  before: StoredRegistration,
  by: string,
): Promise<StoredRegistration> {
  return change(
    deps,
    event,
    before,
    () => ({
      ...before,
      status: leadsTo("withdraw"),
      heldUntil: undefined,
      offeredUntil: undefined,
      offerRemindAt: undefined,
      leftAt: leftAtAfter(before, leadsTo("withdraw"), ctx.now),
      pastLimit: undefined,
      party: undefined,
      standing: NOWHERE,
      statusReason: undefined,
      ...stamp(before, ctx, by),
    }),
    null,
  );
}
