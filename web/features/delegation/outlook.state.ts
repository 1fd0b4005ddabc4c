import type { EventView, SeatCount } from "@zapisy/core/event/answer";
import { EVENT_SCOPE, groupScope, quotasOf, withinEvent } from "@zapisy/core/event/rules";
import {
  decideTogether,
  hasPlace,
  isInLine,
  quotaScope,
  waitLimits,
  type Wish,
} from "@zapisy/core/registration/rules";
import type { WaitLimit } from "@zapisy/core/registration/schema";
import { ownSeats } from "../event/own-seats.state.ts";

type SeatedEvent = Pick<EventView, "seats" | "choiceGroups"> & {
  recruitment: Pick<EventView["recruitment"], "mode" | "perInstitution" | "groups">;
};

/** Somebody whom an institution sends, as far as the form says who they are. */
type Sent = Pick<Wish, "choices" | "isUndecided"> & Parameters<typeof ownSeats>[1];

/**
 * How many of these people would have a place now, would wait, or would be decided about, as far as the seats on the screen say: each one
 * of their own group, and of the whole event while it is not said of all to which they belong.
 */
export function delegationOutlook(
  event: SeatedEvent,
  people: readonly Sent[],
): {
  fitting: number;
  waiting: number;
  undecided: number;
  /** Of what there is not enough for those who would wait, each once. */
  short: WaitLimit[];
} {
  const { event: whole, groups, options } = event.seats;
  const own = people.map((person) => ownSeats(event, person));
  const isGrouped = groups !== undefined && own.every(({ seats }) => seats !== whole);
  const scopeOf = (index: number) => {
    const group = own[index]?.group;
    return group ? groupScope(group.groupId) : EVENT_SCOPE;
  };
  const seats = new Map<string, SeatCount>(
    isGrouped
      ? [
          [EVENT_SCOPE, groups.common],
          ...Object.entries(groups.each).map(([id, count]) => [groupScope(id), count] as const),
          ...own.map(({ seats: count }, index) => [scopeOf(index), count] as const),
        ]
      : [[EVENT_SCOPE, whole]],
  );
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
  const counts = [...seats, ...Object.entries(options)];
  const blocks = counts.map(([scope, { total, taken, waiting }]) => ({
    scope,
    block: 0,
    size: total,
    taken,
    waiting,
    pending: 0,
  }));
  const wishes = people.map(({ choices, isUndecided }, index) => ({
    choices,
    isUndecided,
    scope: isGrouped ? scopeOf(index) : undefined,
  }));
  const decisions = decideTogether(wishes, {
    mode: event.recruitment.mode,
    choiceGroups: event.choiceGroups,
    ifFull: "reserve",
    blocks: withinEvent([...blocks, ...quotas]),
    spread: 0,
  });
  const waits = decisions.filter(({ outcome }) => isInLine(outcome));
  const waiting = waits.length;
  const limits = waits.flatMap(({ standing }) => waitLimits(standing));
  const short = [...new Map(limits.map((one) => [`${one.by}/${one.of}`, one])).values()];
  const fitting = decisions.filter(({ outcome }) => hasPlace(outcome)).length;
  return { fitting, waiting, undecided: decisions.length - fitting - waiting, short };
}
