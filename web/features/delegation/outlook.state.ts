import { decideTogether, type Wish } from "@zapisy/core/delegation/rules";
import type { EventView } from "@zapisy/core/event/answer";
import { EVENT_SCOPE, quotasOf } from "@zapisy/core/event/rules";
import { hasPlace, isInLine, quotaScope } from "@zapisy/core/registration/rules";

type SeatedEvent = Pick<EventView, "seats" | "choiceGroups"> & {
  recruitment: Pick<EventView["recruitment"], "mode" | "perInstitution">;
};

/** How many of these people would have a place now, would wait, or would be decided about, as far as the seats on the screen say. */
export function delegationOutlook(
  event: SeatedEvent,
  wishes: readonly Wish[],
): { fitting: number; waiting: number; undecided: number } {
  const { event: own, options } = event.seats;
  // How many of the institution are there already, the page does not know.
  const quotas = quotasOf(event).map((quota) => ({
    scope: quotaScope("", quota.of, EVENT_SCOPE),
    block: 0,
    size: quota.limit,
    taken: 0,
    waiting: 0,
    pending: 0,
    quota,
  }));
  const counts = [[EVENT_SCOPE, own] as const, ...Object.entries(options)];
  const blocks = counts.map(([scope, { total, taken, waiting }]) => ({
    scope,
    block: 0,
    size: total,
    taken,
    waiting,
    pending: 0,
  }));
  const decisions = decideTogether(wishes, {
    mode: event.recruitment.mode,
    choiceGroups: event.choiceGroups,
    ifFull: "reserve",
    blocks: [...blocks, ...quotas],
    spread: 0,
  });
  const waiting = decisions.filter(({ outcome }) => isInLine(outcome)).length;
  const fitting = decisions.filter(({ outcome }) => hasPlace(outcome)).length;
  return { fitting, waiting, undecided: decisions.length - fitting - waiting };
}
