import * as v from "valibot";
import type { ProjectId } from "../project/schema.ts";
import type { Staff } from "./answer.ts";
import type { StaffRole } from "../shared/actor.ts";
import { InstitutionIdSchema } from "../institution/schema.ts";
import { DaySchema, EmailSchema, personName } from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import { LocaleSchema } from "../shared/localized-text.ts";

/** Ids of staff. */
export type StaffId = Id<"stf">;

/** The id of a member of staff as it is sent. */
export const StaffIdSchema = v.pipe(
  v.string(),
  v.regex(/^stf_[0-9A-Z]{26}$/, "field.id"),
) as unknown as v.GenericSchema<StaffId>;

/** Roles, from the one with most rights to the one of people outside. */
export const STAFF_ROLES = [
  "admin",
  "coordinator",
  "organiser",
  "assistant",
  "counsellor",
  "committee",
  "auditor",
  "dpo",
  "partner",
  "referrer",
] as const satisfies StaffRole[];

/** How long a mailed sign-in code is good, in minutes. */
export const SIGN_IN_CODE_TTL_MINUTES = 10;
/** How many wrong codes end a sign-in. */
export const SIGN_IN_MAX_ATTEMPTS = 5;
/** How long a browser is known in which somebody signed in, in days. */
export const KNOWN_BROWSER_DAYS = 180;
/** How long a session lasts, in hours. */
export const SESSION_TTL_HOURS = 12;

/** How somebody signed in. */
export const SIGN_IN_METHODS = ["code", "passkey", "identity"] as const;
/** How somebody signed in. */
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** What a browser says of itself, as names that people know: "Firefox", "Windows". */
export interface Device {
  browser?: string;
  system?: string;
}

/** From where somebody signs in: what the browser says of itself, and its secret, where it has one. */
export interface SignInOrigin {
  device?: Device;
  browser?: string;
}

/** Somebody who signed in; the secrets of session and browser are for cookies only. */
export interface SignedIn {
  session: string;
  browser: string;
  staff: Staff;
}

/** Asks for a code by mail. */
export const SignInInputSchema = v.strictObject({
  email: EmailSchema,
  locale: v.optional(LocaleSchema, "pl"),
});
/** Asks for a code by mail. */
export type SignInInput = v.InferOutput<typeof SignInInputSchema>;

/** Gives the code back. `signInId` comes from the answer to the first step. */
export const VerifyInputSchema = v.strictObject({
  signInId: v.pipe(v.string(), v.regex(/^sgn_[0-9A-Z]{26}$/, "field.id")),
  code: v.pipe(
    v.string(),
    // Long codes are written in groups, and come from small letters as well.
    v.transform((text) => text.replace(/[\s-]/g, "").toUpperCase()),
    v.regex(/^(\d{6}|[0-9A-HJKMNP-TV-Z]{12})$/, "staff.code_format"),
  ),
});
/** Gives the code back. */
export type VerifyInput = v.InferOutput<typeof VerifyInputSchema>;

/** What an admin writes about a member of staff. */
export const StaffInputSchema = v.strictObject({
  name: personName(120),
  email: EmailSchema,
  role: v.picklist(STAFF_ROLES),
  projectIds: v.union([
    v.literal("all"),
    v.pipe(
      v.array(v.pipe(v.string(), v.regex(/^prj_[0-9A-Z]{26}$/, "field.id"))),
      v.maxLength(200, "field.too_many"),
    ),
  ]) as unknown as v.GenericSchema<"all" | ProjectId[]>,
  locale: v.optional(LocaleSchema, "pl"),
  active: v.optional(v.boolean(), true),
  /** The last day on which they have access; absent: it has no end. */
  until: v.optional(DaySchema),
  /** Of which institution a partner or referrer is. */
  institutionId: v.optional(InstitutionIdSchema),
});
/** What an admin writes about a member of staff. */
export type StaffInput = v.InferOutput<typeof StaffInputSchema>;
