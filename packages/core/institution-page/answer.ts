import * as v from "valibot";
import { CERTIFICATE_STATES } from "../certificate/schema.ts";
import { EVENT_KINDS, EVENT_STATES, EventDatesSchema } from "../event/schema.ts";
import { REGISTRATION_STATUSES } from "../registration/schema.ts";
import { count, id, Text } from "../shared/answer.ts";
import { DaySchema as Day } from "../shared/field.ts";

const Certificate = v.strictObject({
  certificateId: id("crt"),
  number: v.string(),
  state: v.picklist(CERTIFICATE_STATES),
});

/** An event with the people whom an institution sent there. */
export const InstitutionEvent = v.strictObject({
  eventId: id("evt"),
  title: Text,
  kind: v.picklist(EVENT_KINDS),
  state: v.picklist(EVENT_STATES),
  dates: EventDatesSchema,
  people: v.array(
    v.strictObject({
      registrationId: id("reg"),
      firstName: v.string(),
      lastName: v.string(),
      position: v.optional(v.string()),
      status: v.picklist(REGISTRATION_STATUSES),
      /** The institution as it stands with the registration, where that is not what the register calls it. */
      named: v.optional(v.string()),
      /** At how many topics they were; absent where the reader may not know. */
      attended: v.optional(count),
      certificate: v.optional(Certificate),
    }),
  ),
  /**
   * Topics, or days where attendance is taken by day, with how many of its people were there: one counts where anybody
   * was. Absent where the reader may not know.
   */
  topics: v.optional(
    v.array(v.strictObject({ unitId: v.string(), title: Text, day: v.optional(Day), attended: count })),
  ),
  /** Certificates of the institution itself. */
  certificates: v.array(Certificate),
});
export type InstitutionEvent = v.InferOutput<typeof InstitutionEvent>;

/** Events of an institution, the latest made first. */
export const InstitutionEvents = v.strictObject({
  items: v.array(InstitutionEvent),
  cursor: v.optional(v.string()),
  /** Events of this page whose people the reader may not see. */
  hidden: count,
});
export type InstitutionEvents = v.InferOutput<typeof InstitutionEvents>;
