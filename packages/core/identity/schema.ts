import * as v from "valibot";
import { LocaleSchema } from "../shared/localized-text.ts";

/** How long somebody may take at the provider, in minutes. */
export const IDENTITY_SIGN_IN_MINUTES = 10;

/** A page of staff, never an address of another site: of ASCII that can be seen, without slashes that are bent backwards. */
export const StaffPathSchema = v.pipe(
  v.string(),
  v.maxLength(500, "field.too_long"),
  v.regex(/^\/staff([/?][!-[\]-~]*)?$/, "field.invalid"),
);

/** Begins a sign-in at the provider. */
export const IdentityBeginSchema = v.strictObject({
  /** Where to go afterwards. */
  to: StaffPathSchema,
  locale: v.optional(LocaleSchema, "pl"),
  /** Whether the provider asks who it is although somebody is signed in there, as after a refusal. */
  anew: v.optional(v.boolean(), false),
});
/** Begins a sign-in at the provider. */
export type IdentityBegin = v.InferOutput<typeof IdentityBeginSchema>;

/** What came back from the provider: the query of the page that it led to, of ASCII that can be seen as all queries are. */
export const IdentitySignInSchema = v.strictObject({
  answer: v.pipe(
    v.string(),
    v.nonEmpty("field.required"),
    v.maxLength(8000, "field.too_long"),
    v.regex(/^[!-~]+$/, "field.invalid"),
  ),
});
