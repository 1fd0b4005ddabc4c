import * as v from "valibot";
import { count, Email, id, Instant, page } from "../shared/answer.ts";
import { DaySchema } from "../shared/field.ts";
import { SIGN_IN_METHODS, STAFF_ROLES } from "./schema.ts";

const role = v.picklist(STAFF_ROLES);

/** A member of staff. */
export const Staff = v.strictObject({
  staffId: id("stf"),
  name: v.string(),
  email: Email,
  role,
  projectIds: v.union([v.literal("all"), v.array(id("prj"))]),
  locale: v.picklist(["pl", "en"]),
  active: v.boolean(),
  /** The last day on which they have access; absent: it has no end. */
  until: v.optional(DaySchema),
  /** Of which institution a partner or referrer is. */
  institutionId: v.optional(id("ins")),
  version: count,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Staff = v.InferOutput<typeof Staff>;

/** Everybody who works here. */
export const StaffPage = page(Staff);

/** Who is signed in. */
export const StaffMeView = v.strictObject({
  staffId: id("stf"),
  name: v.string(),
  email: Email,
  role,
  locale: v.picklist(["pl", "en"]),
  may: v.strictObject({ createProjects: v.boolean(), createEvents: v.boolean(), manageStaff: v.boolean() }),
  /** Nothing but their own account is open to them until they have added a passkey, or signed in with theirs. */
  needsPasskey: v.optional(v.literal(true)),
});
export type StaffMeView = v.InferOutput<typeof StaffMeView>;

/** One's own sessions. */
export const SessionList = v.strictObject({
  items: v.array(
    v.strictObject({
      sessionId: v.string(),
      device: v.strictObject({ browser: v.optional(v.string()), system: v.optional(v.string()) }),
      method: v.optional(v.picklist(SIGN_IN_METHODS)),
      /** Absent for sessions from before this was noted. */
      createdAt: v.optional(Instant),
      /** To a few minutes. */
      lastUsedAt: v.optional(Instant),
      expiresAt: Instant,
      /** Whether it is the one that asks. */
      isCurrent: v.boolean(),
    }),
  ),
});
/** A session as its owner sees it. */
export type OwnSession = v.InferOutput<typeof SessionList>["items"][number];

/** The sign-in that waits for its code; says nothing about the address. */
export const SignInAnswer = v.strictObject({
  signInId: id("sgn"),
  /** Six digits, or twelve letters and digits where six were guessed at too often. */
  codeLength: v.picklist([6, 12]),
});
export type SignInAnswer = v.InferOutput<typeof SignInAnswer>;
