import * as v from "valibot";
import { MAX_GROUPS, OUTSIDE_GROUPS, SeatGroupSchema } from "./seat-group.ts";
import { WallTimeSchema, wholeNumber } from "../shared/field.ts";
import type { Id } from "../shared/id.ts";

/** first_come: a free seat is confirmed at once; selection: applications wait for staff. */
export const RECRUITMENT_MODES = ["first_come", "selection"] as const;

/** What comes of somebody whom a quota gives no place: they wait for one, or are told so beside the field. */
export const QUOTA_ENDS = ["reserve", "refuse"] as const;

/** Whether institutions refer people: beside those who sign up themselves, or they alone. */
export const REFERRALS = ["also", "only"] as const;

/** Most other dates that an event names. */
export const MAX_OTHER_DATES = 10;

const OtherDatesSchema = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^evt_[0-9A-Z]{26}$/, "field.id"))),
  v.minLength(1, "field.required"),
  v.maxLength(MAX_OTHER_DATES, "field.too_many"),
  v.check((eventIds) => new Set(eventIds).size === eventIds.length, "field.duplicate_id"),
) as unknown as v.GenericSchema<Id<"evt">[]>;

/** When and by which rule people get seats, and how those that come free go on. */
export const RecruitmentSchema = v.strictObject({
  mode: v.picklist(RECRUITMENT_MODES),
  /** Wall time in the event's zone; absent: open from publication. */
  opens: v.optional(WallTimeSchema),
  /** Wall time; absent: until the event begins. */
  closes: v.optional(WallTimeSchema),
  /** Until when participants may change their choices; absent: until recruitment closes. */
  changesUntil: v.optional(WallTimeSchema),
  /**
   * Whether a seat is only held until the link in its mail was opened (docs/decisions/0042), and the sign-up page tells
   * nobody what came of a sign-up; absent: it is given at once.
   */
  confirmAddress: v.optional(v.boolean()),
  /**
   * For how long a seat that came free is offered to the first in the line, who accepts or declines
   * (docs/decisions/0068); absent: it is theirs at once.
   */
  offerHours: v.optional(wholeNumber(1, 336)),
  /** So many people of one institution may have a place (docs/decisions/0071); absent: any number. */
  perInstitution: v.optional(wholeNumber(1, 1_000)),
  /** What comes of somebody whose institution has no place left; absent: the reserve list. */
  perInstitutionFull: v.optional(v.picklist(QUOTA_ENDS)),
  /** Who has places of their own (docs/decisions/0079), in the order in which somebody belongs to the first; absent: nobody. */
  groups: v.optional(v.pipe(v.array(SeatGroupSchema), v.maxLength(MAX_GROUPS, "field.too_many"))),
  /** Wall time from which on what groups have not used is everybody's; absent: it stays theirs. */
  groupsUntil: v.optional(WallTimeSchema),
  /** What comes of whoever belongs to no group; absent: one of the places that are nobody's. */
  outsideGroups: v.optional(v.picklist(OUTSIDE_GROUPS)),
  /** So many days before the event begins the reserve list stops to move by itself; absent: when it begins. */
  reserveStopsDays: v.optional(wholeNumber(1, 60)),
  /** Events that whoever waits here may as well come to, and move to where they have free seats (docs/decisions/0096); absent: none. */
  otherDates: v.optional(OtherDatesSchema),
  /** Whether somebody of an institution may register several of its people at once (docs/decisions/0072). */
  delegations: v.optional(v.literal(true)),
  /** Whether institutions with an account refer people (docs/decisions/0078); absent: they do not. */
  referrals: v.optional(v.picklist(REFERRALS)),
  /** Whether whoever has a place may hand it over to a colleague of the same institution. */
  handovers: v.optional(v.literal(true)),
  /** Wall time until which a place may be given to another person; absent: until the event begins. */
  exchangesUntil: v.optional(WallTimeSchema),
});
