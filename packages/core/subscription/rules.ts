import type { EventKind } from "../event/schema.ts";
import { isActive, isHeld } from "../registration/rules.ts";
import type { Registration } from "../registration/schema.ts";
import { mailboxOf } from "../limit/rules.ts";
import type { CountyCode } from "../territory/schema.ts";
import { addSeconds, type Instant } from "../shared/time.ts";
import type {
  Subscription,
  SubscriptionChoice,
  SubscriptionEntry,
  SubscriptionId,
  SubscriptionWay,
} from "./schema.ts";

/** An address is asked to confirm once in so long, however often somebody ticks the box with it. */
const ASKED_ONCE_SECONDS = 86_400;
/** What is kept of how it came to be: of somebody who changes their mind every day, the latest. */
const LOG_MAX = 100;

type Person = Pick<
  Registration,
  "registrationId" | "email" | "locale" | "status" | "heldUntil" | "consents" | "updatedAt"
> & { changedBy: string };

/** What a change of a registration says of its address: that news are wanted there, or are not any more. */
export type Wish =
  | { wants: true; email: string; isShown: boolean; person: Person }
  | { wants: false; email: string; person: Person };

/**
 * What a change of a registration says of news; undefined where it says nothing new. While a seat is held for an address to be
 * confirmed, it waits for that; who confirms it by the mailed link has shown that the address is theirs.
 */
export function wishOf(before: Person | undefined, after: Person): Wish | undefined {
  const { email, consents } = after;
  if (!consents.newsletter) {
    const left = before?.consents.newsletter ? (before.email ?? email) : undefined;
    return left === undefined ? undefined : { wants: false, email: left, person: after };
  }
  const isUnconfirmed = isHeld(after) || (after.heldUntil !== undefined && !isActive(after.status));
  if (!email || isUnconfirmed) return undefined;
  const wasHeld = before !== undefined && isHeld(before);
  const isSame =
    before?.consents.newsletter === true &&
    before.email !== undefined &&
    mailboxOf(before.email) === mailboxOf(email);
  if (isSame && !wasHeld) return undefined;
  const isShown = wasHeld && after.heldUntil === undefined && after.changedBy.startsWith("participant:");
  return { wants: true, email, isShown, person: after };
}

/**
 * A subscription after a tick in a registration; undefined where nothing changes. What is older than what is known of it changes
 * nothing, so records may come twice and late. An address that nobody has shown to be theirs is asked, once a day at most.
 */
export function wished(
  known: Subscription | undefined,
  subscriptionId: SubscriptionId,
  { email, isShown, person }: Extract<Wish, { wants: true }>,
): Subscription | undefined {
  const { registrationId, locale, updatedAt: at } = person;
  if (known && (known.state === "subscribed" || at < known.updatedAt)) return undefined;
  if (isShown)
    return changed(known ?? fresh(subscriptionId, at), "subscribed", at, { email, locale }, person);
  const askedLately =
    known?.state === "asked" &&
    known.askedAt !== undefined &&
    at < addSeconds(known.askedAt, ASKED_ONCE_SECONDS);
  if (askedLately) return undefined;
  const base = known ?? fresh(subscriptionId, at);
  return changed(base, "asked", at, { email, locale, askedAt: at }, { registrationId });
}

/** A subscription that was ended; undefined where there is nothing to end. */
export function ended(
  known: Subscription | undefined,
  at: Instant,
  way: SubscriptionWay,
  by: Partial<Pick<SubscriptionEntry, "registrationId">> = {},
): Subscription | undefined {
  if (!known || known.state === "ended") return undefined;
  return changed(known, "ended", at, {}, by, way);
}

/** A subscription as its holder chose; undefined where it is so already. */
export function chosen(
  known: Subscription,
  { wanted, kinds, counties }: SubscriptionChoice,
  at: Instant,
): Subscription | undefined {
  if (!wanted) return ended(known, at, "page");
  const isAll = !kinds || kinds.length === 0;
  const wantedKinds = isAll ? undefined : [...new Set(kinds)].toSorted();
  const wantedCounties = counties && [...new Set(counties)].toSorted();
  const isSame =
    known.state === "subscribed" &&
    String(known.kinds ?? "") === String(wantedKinds ?? "") &&
    String(known.counties ?? "") === String(wantedCounties ?? "");
  if (isSame) return undefined;
  return changed(known, "subscribed", at, { kinds: wantedKinds, counties: wantedCounties }, {}, "page");
}

/** Since when news are wanted in a registration; undefined where they are not. */
export function wantedSince({
  consents,
  updatedAt,
}: Pick<Person, "consents" | "updatedAt">): Instant | undefined {
  if (!consents.newsletter) return undefined;
  const given = consents.log?.findLast(({ consent, given: isGiven }) => consent === "newsletter" && isGiven);
  return given?.at ?? consents.givenAt ?? updatedAt;
}

/**
 * Whether a bulletin about an event of that kind is for them.
 * @param meant the counties whose people it is for; absent: for all. Who chose no county wants to hear of every one.
 */
export function isForThem(
  { state, kinds, counties }: Pick<Subscription, "state" | "kinds" | "counties">,
  kind: EventKind,
  meant?: readonly CountyCode[],
): boolean {
  return (
    state === "subscribed" &&
    (kinds === undefined || kinds.includes(kind)) &&
    (counties === undefined || meant === undefined || counties.some((code) => meant.includes(code)))
  );
}

function fresh(subscriptionId: SubscriptionId, at: Instant): Subscription {
  return {
    subscriptionId,
    email: "",
    locale: "pl",
    state: "asked",
    log: [],
    version: 0,
    createdAt: at,
    updatedAt: at,
  };
}

function changed(
  before: Subscription,
  state: Subscription["state"],
  at: Instant,
  changes: Partial<Subscription>,
  { registrationId }: Partial<Pick<SubscriptionEntry, "registrationId">>,
  way: SubscriptionWay = "registration",
): Subscription {
  const after = { ...before, ...changes, state, version: before.version + 1, updatedAt: at };
  const entry: SubscriptionEntry = {
    state,
    at,
    way,
    ...(registrationId && { registrationId }),
    ...(after.kinds && { kinds: after.kinds }),
    ...(after.counties && { counties: after.counties }),
  };
  return { ...after, log: [...before.log, entry].slice(-LOG_MAX) };
}
