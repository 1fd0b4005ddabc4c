import * as v from "valibot";
import { Url } from "../shared/answer.ts";
import { StaffMeView } from "../staff/answer.ts";

/** Where a browser goes to sign in at the organisation's provider. */
export const IdentityRedirect = v.strictObject({ url: Url });
export type IdentityRedirect = v.InferOutput<typeof IdentityRedirect>;

/** Who signed in at the organisation's provider, and the page that was asked for. */
export const IdentitySignedIn = v.strictObject({ me: StaffMeView, to: v.string() });
