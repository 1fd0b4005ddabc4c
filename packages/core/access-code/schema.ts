import * as v from "valibot";
import type { EventId } from "../event/schema.ts";
import { InstitutionIdSchema } from "../institution/schema.ts";
import { optionalLine, printedLine, VersionSchema, WallTimeSchema, wholeNumber } from "../shared/field.ts";
import type { Instant, WallTime } from "../shared/time.ts";

/** Most codes of an event: the save that cancels it shuts them all. */
export const MAX_CODES = 50;

/** What a code is made of: what is on every keyboard and is read out without asking. */
export const AccessCodeSchema = v.pipe(v.string(), v.regex(/^[A-Z0-9]{6,40}$/, "access_code.format"));

const terms = {
  /** How many sign-ups it is good for at a time. */
  uses: wholeNumber(1, 5_000),
  /** Wall time in the event's zone from which it is good for nothing; absent: as long as people can sign up. */
  until: v.optional(WallTimeSchema),
  /** Of which institution of the register people have to be; absent: of any. The name is that of then, for staff. */
  institution: v.optional(v.strictObject({ institutionId: InstitutionIdSchema, name: printedLine(200) })),
  /** For whom it is, as staff know it. */
  note: optionalLine(120),
};

/** What staff say of a new code. */
export const AccessCodeInputSchema = v.strictObject({
  /** Absent: one is made that nobody guesses. */
  code: v.optional(v.pipe(v.string(), v.transform(normaliseCode), AccessCodeSchema)),
  /** Whether it gives seats of its own, as many as it has uses, beside those that everybody can take. */
  ownSeats: v.boolean(),
  ...terms,
});
/** What staff say of a new code. */
export type AccessCodeInput = v.InferOutput<typeof AccessCodeInputSchema>;

/** What staff may change of a code. */
export const AccessCodePatchSchema = v.strictObject({
  ...terms,
  /** Whether it is switched off: who came by it stays. */
  isOff: v.boolean(),
  version: VersionSchema,
});
/** What staff may change of a code. */
export type AccessCodePatch = v.InferOutput<typeof AccessCodePatchSchema>;

/** A code by which people come to one event. */
export interface AccessCode {
  eventId: EventId;
  code: string;
  uses: number;
  ownSeats: boolean;
  until?: WallTime;
  institution?: AccessCodeInput["institution"];
  note?: string;
  isOff?: boolean;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
  changedBy: string;
}

/** The code by which somebody came. */
export interface UsedCode {
  code: string;
  /** They have one of its own seats, and none of the event's. */
  ownSeat?: true;
}

/** A code as it is meant, however it is typed: small letters, spaces and hyphens make no other. */
export function normaliseCode(text: string): string {
  return text.replaceAll(/[\s-]/g, "").toUpperCase();
}
