import * as v from "valibot";
import { DeclarationsSchema } from "../delegation/schema.ts";
import type { EventId } from "../event/schema.ts";
import type { InstitutionId } from "../institution/schema.ts";
import { OtherPersonSchema, type RegistrationId } from "../registration/schema.ts";
import { DaySchema, printedLine, VersionSchema } from "../shared/field.ts";
import { LocaleSchema } from "../shared/localized-text.ts";
import type { Day, Instant } from "../shared/time.ts";

/** On what a referral rests, and when it was given. Which of the days can be, the rules know. */
const paper = {
  /** What the institution goes by: a social contract (kontrakt socjalny), a decision. */
  document: v.strictObject({ number: printedLine(60), date: DaySchema }),
  referredOn: DaySchema,
};

/** What an institution sends to refer somebody. */
export const ReferralInputSchema = v.strictObject({
  person: OtherPersonSchema,
  ...paper,
  /** In which language the person is written to. */
  locale: LocaleSchema,
  declarations: DeclarationsSchema,
  /** The version of the form that was on the screen, as it came with the event. */
  formVersion: v.optional(VersionSchema),
});
/** What an institution sends to refer somebody. */
export type ReferralInput = v.InferOutput<typeof ReferralInputSchema>;

/** A document as the institution corrects it. */
export const ReferralPaperSchema = v.strictObject({ ...paper, version: VersionSchema });
/** A document as the institution corrects it. */
export type ReferralPaper = v.InferOutput<typeof ReferralPaperSchema>;

/** That an institution referred somebody to an event. */
export interface Referral {
  registrationId: RegistrationId;
  eventId: EventId;
  /** The entry of the register that their account had then; through mergers it may stand for another by now. */
  institutionId: InstitutionId;
  document: { number: string; date: Day };
  referredOn: Day;
  /** Ids of the sentences (core/wording) that were declared. */
  declared: { acts: string; needs?: string };
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
  changedBy: string;
  /** Unix seconds after which all of this is erased; the registration stays. */
  ttl: number;
}
