import { HISTORY_PARTS } from "@zapisy/core/audit/schema";
import { IdentityBeginSchema, IdentitySignInSchema } from "@zapisy/core/identity/schema";
import { PasskeyInputSchema, PasskeySignInSchema } from "@zapisy/core/passkey/schema";
import { secretHash } from "@zapisy/core/shared/secret";
import type { StaffMeView } from "@zapisy/core/staff/answer";
import {
  SignInInputSchema,
  StaffInputSchema,
  VerifyInputSchema,
  type SignedIn,
  type SignInOrigin,
} from "@zapisy/core/staff/schema";
import { DomainError } from "@zapisy/core/shared/error";
import { VersionSchema } from "@zapisy/core/shared/field";
import { LocaleSchema } from "@zapisy/core/shared/localized-text";
import { toMeView } from "@zapisy/core/staff";
import type { Context as HonoContext } from "hono";
import * as v from "valibot";
import type { Config } from "../../config.ts";
import type { Deps } from "../../deps.ts";
import { readDevice } from "../device.ts";
import { CursorSchema, defineRoute, idParam } from "../route.ts";
import {
  clearSession,
  clearTie,
  readBrowser,
  readSession,
  readTie,
  writeBrowser,
  writeSession,
  writeTie,
} from "../session.ts";

const PRIVATE = { "cache-control": "private, no-store" };

/** From where somebody signs in. */
async function readOrigin(c: HonoContext, config: Config): Promise<SignInOrigin> {
  return { device: await readDevice(c.req.header("user-agent")), browser: readBrowser(c, config) };
}

/** Hands the session over that a sign-in opens; a failure is counted. */
async function signedIn(
  c: HonoContext,
  deps: Deps,
  signIn: () => Promise<SignedIn>,
): Promise<{ body: StaffMeView; headers: typeof PRIVATE }> {
  const { session, browser, staff } = await signIn().catch((cause: unknown) => {
    if (cause instanceof DomainError) deps.count("SignInFailed");
    throw cause;
  });
  writeSession(c, deps.config, session);
  writeBrowser(c, deps.config, browser);
  const found = await deps.services.staff.findSignedIn(session, deps.clock());
  return { body: toMeView(staff, found?.needsPasskey), headers: PRIVATE };
}

/** Routes of staff: signing in and out, and who works here. */
export const staffRoutes = [
  defineRoute({
    method: "POST",
    path: "/api/staff/sign-in",
    summary: "Ask for a code by mail; the answer is the same for every address",
    access: "public",
    body: SignInInputSchema,
    answer: {
      status: 202,
      description: "If the address is known, a code is on its way",
      json: "SignInAnswer",
    },
    limits: ["signInClient"],
    async handle({ deps, ctx, body, c }) {
      const browser = readBrowser(c, deps.config);
      return { body: await deps.services.staff.requestSignIn(ctx, body, browser), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/sign-in/verify",
    summary: "Open a session with the code",
    access: "public",
    body: VerifyInputSchema,
    limits: ["signInGuess"],
    answer: { status: 200, description: "Signed in; the session is in a cookie", json: "StaffMeView" },
    errors: { 401: ["staff.code_wrong"], 403: ["staff.passkey_required"], 410: ["staff.code_expired"] },
    async handle({ deps, ctx, body, c }) {
      const origin = await readOrigin(c, deps.config);
      return signedIn(c, deps, () => deps.services.staff.verifySignIn(ctx, body, origin));
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/sign-in/passkey",
    summary: "What a browser is asked for to sign in with a passkey",
    access: "public",
    limits: "writes nothing",
    answer: {
      status: 200,
      description: "A challenge for any passkey of this site",
      json: "PasskeyChallenge",
    },
    async handle({ deps, ctx }) {
      return { body: await deps.services.passkey.beginSignIn(ctx), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/sign-in/passkey/verify",
    summary: "Open a session with a passkey",
    access: "public",
    body: PasskeySignInSchema,
    limits: "guessed by nobody",
    answer: { status: 200, description: "Signed in; the session is in a cookie", json: "StaffMeView" },
    errors: { 401: ["staff.passkey_refused"] },
    async handle({ deps, ctx, body, c }) {
      const origin = await readOrigin(c, deps.config);
      const passkey = deps.services.passkey;
      return signedIn(c, deps, () => passkey.signIn(ctx, body, origin));
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/sign-in/identity",
    summary: "Where a browser goes to sign in at the organisation's provider",
    access: "public",
    body: IdentityBeginSchema,
    limits: "writes nothing",
    answer: {
      status: 200,
      description: "The address at the provider; what ties its answer to this browser is in a cookie",
      json: "IdentityRedirect",
    },
    errors: { 404: ["staff.identity_off"], 503: ["staff.identity_unavailable"] },
    async handle({ deps, ctx, body, c }) {
      const { url, tie } = await deps.services.identity.beginSignIn(ctx, body);
      writeTie(c, deps.config, tie);
      return { body: { url }, headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/sign-in/identity/verify",
    summary: "Open a session with what the organisation's provider answered",
    access: "public",
    body: IdentitySignInSchema,
    limits: ["identityClient"],
    answer: { status: 200, description: "Signed in; the session is in a cookie", json: "IdentitySignedIn" },
    errors: {
      401: ["staff.identity_refused", "staff.identity_declined"],
      403: [
        "staff.identity_unverified",
        "staff.identity_other_organisation",
        "staff.identity_unknown",
        "staff.identity_other",
        "staff.passkey_required",
      ],
      404: ["staff.identity_off"],
      410: ["staff.identity_expired"],
      503: ["staff.identity_unavailable"],
    },
    async handle({ deps, ctx, body: { answer }, c }) {
      const origin = await readOrigin(c, deps.config);
      const identity = deps.services.identity;
      const opening = identity.signIn(ctx, answer, readTie(c, deps.config), origin);
      const { body: me, headers } = await signedIn(c, deps, () => opening);
      clearTie(c, deps.config);
      return { body: { me, to: (await opening).to }, headers };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/sign-out",
    summary: "End the session; without one nothing happens",
    access: "public",
    limits: "takes a session",
    answer: { status: 204, description: "Signed out" },
    async handle({ deps, ctx, c }) {
      const session = readSession(c, deps.config);
      if (session) await deps.services.staff.signOut(ctx, session);
      clearSession(c, deps.config);
      return {};
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/me",
    summary: "Who is signed in",
    access: "staff",
    answer: { status: 200, description: "The member of staff", json: "StaffMeView" },
    async handle({ deps, ctx, c }) {
      const found = await deps.services.staff.findSignedIn(readSession(c, deps.config) ?? "", ctx.now);
      if (!found) throw new DomainError("unauthenticated", "staff.not_signed_in");
      return { body: toMeView(found.staff, found.needsPasskey) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/me/sessions",
    summary: "Where one is signed in, the session used last first",
    access: "staff",
    answer: { status: 200, description: "One's own sessions", json: "SessionList" },
    async handle({ deps, ctx, c }) {
      const session = readSession(c, deps.config) ?? "";
      return { body: { items: await deps.services.staff.listSessions(ctx, session) } };
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/staff/me/sessions",
    summary: "End all of one's sessions but this one",
    access: "staff",
    answer: { status: 204, description: "All others have ended" },
    async handle({ deps, ctx, c }) {
      await deps.services.staff.endOtherSessions(ctx, readSession(c, deps.config) ?? "");
      return {};
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/staff/me/sessions/{sessionId}",
    summary: "End one of one's sessions",
    access: "staff",
    answer: { status: 204, description: "It has ended" },
    errors: { 404: ["staff.session_not_found"] },
    async handle({ deps, ctx, params }) {
      await deps.services.staff.endSession(ctx, params.sessionId);
      return {};
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/me/passkeys",
    summary: "One's own passkeys, the oldest first",
    access: "staff",
    answer: { status: 200, description: "The passkeys", json: "PasskeyList" },
    async handle({ deps, ctx }) {
      return { body: { items: await deps.services.passkey.listPasskeys(ctx) } };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/me/passkey-challenge",
    summary: "What a browser is asked for to make a passkey",
    access: "staff",
    answer: { status: 200, description: "A challenge for a new passkey", json: "NewPasskeyChallenge" },
    async handle({ deps, ctx }) {
      return { body: await deps.services.passkey.beginPasskey(ctx) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/me/passkeys",
    summary: "Keep a passkey that was made just now",
    access: "staff",
    body: PasskeyInputSchema,
    answer: { status: 201, description: "The passkey", json: "Passkey" },
    errors: { 401: ["staff.passkey_refused"], 409: ["staff.passkeys_full"] },
    async handle({ deps, ctx, body, c }) {
      const session = secretHash(readSession(c, deps.config) ?? "");
      return { body: await deps.services.passkey.addPasskey(ctx, body, session) };
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/staff/me/passkeys/{passkeyId}",
    summary: "Have one of one's passkeys open nothing any more",
    access: "staff",
    answer: { status: 204, description: "It opens nothing any more" },
    errors: { 404: ["staff.passkey_not_found"] },
    async handle({ deps, ctx, params }) {
      await deps.services.passkey.removePasskey(ctx, params.passkeyId);
      return {};
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/staff/people/{staffId}/passkeys",
    summary: "Have all passkeys of somebody who lost them open nothing any more, and end their sessions",
    access: "staff",
    answer: { status: 204, description: "They sign in by a code from now on" },
    errors: { 403: ["staff.manage_forbidden"], 404: ["staff.not_found"], 409: ["staff.own_passkeys"] },
    async handle({ deps, ctx, params }) {
      await deps.services.passkey.resetPasskeys(ctx, params.staffId);
      return {};
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/staff/people/{staffId}/identity",
    summary: "Free somebody from their account at the organisation's provider, and end their sessions",
    access: "staff",
    answer: { status: 204, description: "The next account with their address is theirs" },
    errors: { 403: ["staff.manage_forbidden"], 404: ["staff.not_found"], 409: ["staff.own_identity"] },
    async handle({ deps, ctx, params }) {
      await deps.services.identity.resetIdentity(ctx, params.staffId);
      return {};
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/people",
    summary: "Everybody who works here, for whoever may see the list of staff",
    access: "staff",
    query: v.strictObject({ cursor: CursorSchema }),
    answer: { status: 200, description: "A page of staff", json: "StaffPage" },
    errors: { 403: ["staff.manage_forbidden"] },
    async handle({ deps, ctx, query }) {
      return { body: await deps.services.staff.listStaff(ctx, query.cursor) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/people",
    summary: "Add a member of staff",
    access: "staff",
    body: StaffInputSchema,
    answer: { status: 201, description: "The member of staff", json: "Staff" },
    errors: { 403: ["staff.manage_forbidden"], 409: ["staff.address_taken", "staff.busy"] },
    async handle({ deps, ctx, body }) {
      return { body: await deps.services.staff.createStaff(ctx, body) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/people/{staffId}",
    summary: "Change a member of staff; losing rights ends their sessions",
    access: "staff",
    // All of it, or leaving a field out would let somebody who left in again.
    body: v.strictObject({
      ...StaffInputSchema.entries,
      locale: LocaleSchema,
      active: v.boolean(),
      version: VersionSchema,
    }),
    answer: { status: 200, description: "The member of staff as changed", json: "Staff" },
    errors: {
      403: ["staff.manage_forbidden"],
      404: ["staff.not_found"],
      409: ["staff.version_conflict", "staff.address_taken", "staff.own_rights", "staff.busy"],
    },
    async handle({ deps, ctx, params, body }) {
      const { version, ...input } = body;
      return { body: await deps.services.staff.updateStaff(ctx, params.staffId, input, version) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/history",
    summary:
      "What was taken out of the installation, changes of staff, projects and the register of institutions, and sign-ins, for admins",
    access: "staff",
    query: v.strictObject({
      part: v.optional(v.picklist(HISTORY_PARTS)),
      person: v.optional(idParam("stf")),
      cursor: CursorSchema,
    }),
    answer: { status: 200, description: "A page of entries, the latest first", json: "AuditPage" },
    errors: { 403: ["audit.forbidden"] },
    async handle({ deps, ctx, query: { part, person: staffId, cursor } }) {
      return { body: await deps.services.audit.listInstallationHistory(ctx, { part, staffId, cursor }) };
    },
  }),
];
