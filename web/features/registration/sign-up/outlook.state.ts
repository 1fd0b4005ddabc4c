import type { EventView } from "@zapisy/core/event/answer";
import { clashes } from "@zapisy/core/event/rules";
import type { ChoiceOption } from "@zapisy/core/event/schema";
import { ENTERS, type EntryStatus } from "@zapisy/core/registration/schema";
import type { OwnSeats } from "../../event/own-seats.state.ts";
import { hasFreeSeat } from "../../event/seat.state.ts";

/** A chosen option without a free seat, and the others of its group that have one. */
export interface FullChoice {
  groupId: string;
  option: ChoiceOption;
  others: ChoiceOption[];
}

/** What signing up now comes to, as far as the seats on the screen say. */
export interface Outlook {
  outcome: EntryStatus;
  /** Whether the event itself has no free seat. */
  isEventFull: boolean;
  fullChoices: FullChoice[];
  /** Whether "another option with free seats" is worth offering. */
  offersOther: boolean;
}

type SeatedEvent = Pick<EventView, "seats" | "choiceGroups" | "agenda"> & {
  recruitment: Pick<EventView["recruitment"], "mode">;
};

/**
 * Says before sending what a sign-up will come to (registration/seats.ts `decideSeats` decides). Where
 * staff select, full options do not matter yet.
 * @param isUndecided a criterion is not met, and staff decide
 * @param own seats of the event that are theirs, where groups have places of their own
 */
export function signUpOutlook(
  event: SeatedEvent,
  choices: Record<string, string>,
  ifFull: "reserve" | "other_option",
  isUndecided = false,
  own: OwnSeats = { seats: event.seats.event },
): Outlook {
  const isEventFull = !hasFreeSeat(own.seats);
  if (event.recruitment.mode === "selection" || isUndecided) {
    return { outcome: ENTERS.pends, isEventFull: false, fullChoices: [], offersOther: false };
  }
  const isFree = ({ optionId }: ChoiceOption) => hasFreeSeat(event.seats.options[optionId]);
  const fullChoices = event.choiceGroups.flatMap(({ groupId, options }): FullChoice[] => {
    const option = options.find(({ optionId }) => optionId === choices[groupId]);
    if (!option || isFree(option)) return [];
    const isPossible = (other: ChoiceOption) =>
      !clashes(event.agenda, { ...choices, [groupId]: other.optionId })
        .flat()
        .includes(groupId);
    const others = options.filter((other) => other !== option && isFree(other) && isPossible(other));
    return [{ groupId, option, others }];
  });
  // Another option helps only when everything that is full can be replaced.
  const offersOther =
    !isEventFull && fullChoices.length > 0 && fullChoices.every(({ others }) => others.length > 0);
  const isReserve = isEventFull || (fullChoices.length > 0 && !(offersOther && ifFull === "other_option"));
  return { outcome: isReserve ? ENTERS.waits : ENTERS.holds, isEventFull, fullChoices, offersOther };
}
