import * as v from "valibot";
import type { EventId } from "../event/schema.ts";
import { VersionSchema } from "../shared/field.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import { type RegistrationId, SignUpInputSchema } from "./schema.ts";

/** What a registration says of the one that is in its place, or in whose place it is: of whom at which event, as that was called then. */
export interface OtherDate {
  eventId: EventId;
  registrationId: RegistrationId;
  title: LocalizedText;
}

const {
  firstName: _firstName,
  lastName: _lastName,
  email: _email,
  locale: _locale,
  ifFull: _ifFull,
  alternatives: _alternatives,
  ...movedFields
} = SignUpInputSchema.entries;

/**
 * What somebody sends who moves from a reserve list to another date: the form of that one but for who they are, which stays, and what
 * would make them wait.
 */
export const MoveInputSchema = v.strictObject({
  ...movedFields,
  /** What the address of the other event's page ends with. */
  to: v.pipe(v.string(), v.regex(/^[\w~-]{1,200}$/, "field.invalid")),
  /** The version of the registration here that was shown. */
  version: VersionSchema,
});
/** What somebody sends who moves to another date. */
export type MoveInput = v.InferOutput<typeof MoveInputSchema>;
