import type { EventView, SeatCount } from "@zapisy/core/event/answer";
import { groupOf, type SeatGroup } from "@zapisy/core/event/rules";
import type { SignUpInput } from "@zapisy/core/registration/schema";

/** Where somebody would have a seat, as far as the form says to which group they belong. */
export interface OwnSeats {
  seats: SeatCount;
  /** The group that they belong to; absent: none, or nobody can say yet. */
  group?: SeatGroup;
}

/** The seats of an event, and who has which of them. */
type Grouped = Pick<EventView, "seats"> & { recruitment: Pick<EventView["recruitment"], "groups"> };
/** What of somebody says to which group they belong. */
type Said = Partial<Pick<SignUpInput, "institution" | "countyCode">>;

/**
 * The seats of an event that are somebody's: those of their group, the common ones, or all of them while the form says nothing of where
 * they belong. Where their institution is in the register, the server knows better (docs/decisions/0079).
 */
export function ownSeats(event: Grouped, said: Said): OwnSeats {
  const { institution, countyCode } = said;
  const isSaid = Boolean(institution?.name ?? institution?.institutionId) || countyCode !== undefined;
  return isSaid ? seatsBySaid(event, said) : { seats: event.seats.event };
}

/** {@link ownSeats} of whoever is entered by what is said, also where that is nothing: then they belong to no group. */
export function seatsBySaid({ seats, recruitment }: Grouped, { institution, countyCode }: Said): OwnSeats {
  const { groups } = seats;
  if (!groups || !recruitment.groups) return { seats: seats.event };
  const institutions = institution?.institutionId ? [institution.institutionId] : [];
  const group = groupOf(recruitment.groups, { type: institution?.type, countyCode, institutions });
  if (!group) return { seats: groups.common };
  const none = { total: 0, taken: 0, left: 0, waiting: 0 };
  return { seats: groups.each[group.groupId] ?? none, group };
}

/** Why nobody signs up by themselves who is of their group, or of none. */
export type GroupRefusal = { why: "shut"; group: SeatGroup } | { why: "no_group" };

/**
 * Whether the group of somebody takes nobody new, or whoever belongs to none is refused, as far as the form says where they belong
 * (registration/seating.ts `groupRefusal` decides).
 */
export function groupRefusal(
  event: Grouped & { recruitment: Pick<EventView["recruitment"], "outsideGroups"> },
  said: Said,
): GroupRefusal | undefined {
  const { seats, group } = ownSeats(event, said);
  if (group) return group.shut ? { why: "shut", group } : undefined;
  const isNobodys = seats === event.seats.groups?.common;
  return isNobodys && event.recruitment.outsideGroups === "refuse" ? { why: "no_group" } : undefined;
}
