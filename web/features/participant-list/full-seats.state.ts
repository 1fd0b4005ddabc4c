import type { SeatCount, StaffEventView } from "@zapisy/core/event/answer";
import { areAllTaken, EVENT_SCOPE, groupScope, isEventSeat } from "@zapisy/core/event/rules";
import { seatsBySaid } from "../event/own-seats.state.ts";
import type { LocalizedText } from "@zapisy/core/shared/localized-text";

type Seated = Pick<StaffEventView, "choiceGroups" | "seatCounts" | "recruitment">;

/** Something without a free seat: the event itself, whose title nobody needs, or an option. */
export interface FullScope {
  title?: LocalizedText;
  seats: SeatCount;
}

/** What is full, in the order of the form. */
export function fullScopes(
  { choiceGroups, seatCounts, recruitment }: Seated,
  full: readonly string[],
): FullScope[] {
  const common = seatCounts.groups?.common ?? seatCounts.event;
  const event = full.includes(EVENT_SCOPE) ? [{ seats: common }] : [];
  const groups = (recruitment.groups ?? []).flatMap(({ groupId, name }) => {
    const seats = seatCounts.groups?.each[groupId];
    return seats && full.includes(groupScope(groupId)) ? [{ title: name, seats }] : [];
  });
  const options = choiceGroups
    .flatMap(({ options: list }) => list)
    .flatMap(({ optionId, title }) => {
      const seats = seatCounts.options[optionId];
      return seats && full.includes(optionId) ? [{ title, seats }] : [];
    });
  return [...event, ...groups, ...options];
}

/** Another option that a person could have instead of a full one. */
export interface OtherOption {
  title: LocalizedText;
  /** Free seats; null: no limit. */
  left: number | null;
  /** All choices of the person, with this one. */
  choices: Record<string, string>;
}

/** Options with a free seat that would do; none while the event itself or two choices are full. */
export function otherOptions(
  { choiceGroups, seatCounts }: Seated,
  choices: Record<string, string>,
  full: readonly string[],
): OtherOption[] {
  if (full.length !== 1 || full.some(isEventSeat)) return [];
  return choiceGroups
    .filter(({ groupId }) => full.includes(choices[groupId] ?? ""))
    .flatMap(({ groupId, options }) =>
      options.flatMap(({ optionId, title }) => {
        const left = seatCounts.options[optionId]?.left;
        const isFree = left !== undefined && left !== 0;
        return isFree ? [{ title, left, choices: { ...choices, [groupId]: optionId } }] : [];
      }),
    );
}

/**
 * Whether somebody with these choices who is entered now would be put on the reserve list.
 * @param said what says to which group they belong, where groups have places of their own
 */
export function wouldWait(
  { choiceGroups, seatCounts, recruitment }: Seated,
  choices: Record<string, string>,
  said: Parameters<typeof seatsBySaid>[1],
): boolean {
  if (recruitment.mode === "selection") return false;
  const chosen = choiceGroups.map(({ groupId }) => seatCounts.options[choices[groupId] ?? ""]);
  const { seats: own } = seatsBySaid({ seats: seatCounts, recruitment }, said);
  return (
    areAllTaken(seatCounts) ||
    [own, ...chosen].some((seats) => seats !== undefined && (seats.left === 0 || seats.waiting > 0))
  );
}
