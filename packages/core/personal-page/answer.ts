import * as v from "valibot";
import { OwnCertificate } from "../certificate/answer.ts";
import { EventSummary, EventView, Retired } from "../event/answer.ts";
import { StaffRegistrationView } from "../registration/answer.ts";
import { Text, Url } from "../shared/answer.ts";
import { DaySchema as Day } from "../shared/field.ts";

/** What staff alone see of a registration. */
const {
  room: _room,
  eventId: _eventId,
  source: _source,
  leftAt: _leftAt,
  needsUntil: _needsUntil,
  pastLimit: _pastLimit,
  namesakes: _namesakes,
  unmet: _unmet,
  delegationId: _delegationId,
  referredBy: _referredBy,
  handedTo: _handedTo,
  takenOver: _takenOver,
  movedTo: _movedTo,
  movedFrom: _movedFrom,
  ...own
} = StaffRegistrationView.entries;

/** A participant's own registration as their personal page shows it. Strict: nothing of the table's own may leak. */
export const PersonalView = v.strictObject({
  ...own,
  event: EventView,
  /** Whether the event has a public page; without one it was never published. */
  hasEventPage: v.boolean(),
  /** Hours of the event for somebody with these choices. */
  hours: EventSummary.entries.hours,
  /** Link of an online event; only for confirmed people. */
  onlineUrl: v.optional(Url),
  /** Questionnaire of the event once it is over; only for those who were there. */
  surveyUrl: v.optional(Url),
  /** What the QR code of the ticket holds; only for confirmed people. */
  ticketCode: v.optional(v.string()),
  /** Where the participant can check themselves in now by the code on the screen in the room. */
  checkIn: v.optional(v.strictObject({ unitId: v.string(), title: Text })),
  /** Certificates of this event, the valid one first. */
  certificates: v.array(OwnCertificate),
  /** What of this was asked and offered once, in the words of then. */
  retired: Retired,
  may: v.strictObject({
    edit: v.boolean(),
    changeChoices: v.boolean(),
    withdraw: v.boolean(),
    /** Whether the place may be passed on to a colleague. */
    handOver: v.boolean(),
    /** Whether they may move from the reserve list to another date that has a free seat. */
    move: v.boolean(),
  }),
  /** Who gave the data, where it was not the participant (art. 14 GDPR). */
  enteredBy: v.optional(v.picklist(["institution", "colleague"])),
  /** The other date to which they went from the reserve list: the link of what they have there is in a mail. */
  movedTo: v.optional(Text),
  /** The other date on whose reserve list they were before. */
  movedFrom: v.optional(Text),
  /** The place was passed on to another person. */
  handedOver: v.optional(v.literal(true)),
  /** The new link's secret, in answer to a correction by which the old one opens nothing any more. */
  newToken: v.optional(v.string()),
  /** In answer to a correction by which the old link opens nothing any more: the new one is on its way to the new address. */
  linkMailed: v.optional(v.literal(true)),
  /** Until when the data are kept, as far as known. */
  retention: v.strictObject({ needsUntil: v.optional(Day) }),
});
export type PersonalView = v.InferOutput<typeof PersonalView>;
