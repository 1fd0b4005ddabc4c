import { headsOf, nextFirst, type EventHead, type EventId } from "../../event/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { getOwnSheet, isMember } from "../access.ts";
import type { CommitteeEvent, CommitteeEvents } from "../answer.ts";
import type { SelectionDeps } from "../deps.ts";
import { canSit, isJudged } from "../rules.ts";

/**
 * Events of one's projects in whose committee one is, for accounts that are nothing else. Of each event by selection its committee and one's
 * sheet are read.
 * @throws DomainError selection.hidden
 */
export async function listCommitteeEvents(
  deps: SelectionDeps,
  { actor, now }: Context<StaffActor>,
): Promise<CommitteeEvents> {
  if (!canSit(actor)) throw new DomainError("forbidden", "selection.hidden");
  const heads: EventHead[] = [];
  for (const projectId of actor.projectIds === "all" ? [] : actor.projectIds)
    for await (const head of headsOf(deps.events, projectId)) if (isJudged(head)) heads.push(head);
  const items = await Promise.all(
    nextFirst(heads, now).map(async ({ eventId, title, dates, timeZone }) => {
      const [selection, sheet] = await Promise.all([
        deps.selections.find(eventId),
        deps.selections.findSheet(eventId, actor.staffId),
      ]);
      if (!selection || !isMember(selection, actor)) return [];
      return [{ eventId, title, dates, timeZone, state: selection.state, closedAt: sheet?.closedAt }];
    }),
  );
  return { items: items.flat() };
}

/**
 * What was asked and offered at an event, for a member of its committee.
 * @throws DomainError event.not_found, selection.not_member
 */
export async function getCommitteeEvent(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<CommitteeEvent> {
  const { event } = await getOwnSheet(deps, ctx, eventId);
  const { title, dates, timeZone, form, choiceGroups, retired } = event;
  return { eventId, title, dates, timeZone, form, choiceGroups, retired };
}
