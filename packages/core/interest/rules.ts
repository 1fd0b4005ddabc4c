import {
  byReferralOnly,
  dateBounds,
  hoursOfEvent,
  isOver,
  isPublic,
  recruitmentState,
} from "../event/rules.ts";
import type { EventHead } from "../event/schema.ts";
import { addDays, addSeconds, instantAt, type Instant } from "../shared/time.ts";
import type { Interest, InterestInput, Opening, OpeningState } from "./schema.ts";

const DAY_SECONDS = 86_400;
/** An address is asked to confirm once in so long, however often somebody leaves it at that event. */
const ASKED_ONCE_SECONDS = DAY_SECONDS;
/** How long an address is kept that nobody confirmed; that of whoever waits, at the longest; and that there was one, once they were told. */
const KEPT_DAYS = { asked: 7, waits: 365, told: 7 } as const;

type Source = Pick<
  EventHead,
  "state" | "publishedAt" | "dates" | "timeZone" | "beginsAt" | "schedule" | "recruitment"
>;

/** Whether one can ask to be told of an event: it is announced, and whoever wants can sign up, but not yet. */
export function isAwaited(event: Source, now: Instant): boolean {
  if (!isPublic(event) || byReferralOnly(event) || isOver(event, now)) return false;
  const { state } = recruitmentState(event, now);
  return state === "upcoming" || state === "tentative";
}

/**
 * Whether there is something to say to those who wait for an event, as it is now; and if not, when there will be, where that is known. That it
 * ended without ever having opened is something, too: nobody's address waits for what is over.
 */
export function prospect(event: Source, now: Instant): { state: OpeningState; at?: Instant } {
  const recruitment = recruitmentState(event, now);
  if (recruitment.state === "cancelled" || isOver(event, now)) return { state: "told" };
  const isOpen = recruitment.state === "open" && !byReferralOnly(event);
  if (isOpen) return { state: "told" };
  if (recruitment.state === "upcoming" && !byReferralOnly(event))
    return { state: "waits", at: instantAt(recruitment.opens, event.timeZone) };
  return { state: "waits", at: endOf(event) };
}

/** When an event is over: after its last day, and the night into which it may last, or after its period; undefined while nothing is known of either. */
function endOf(event: Source): Instant | undefined {
  const last = dateBounds(event.dates)?.last;
  if (last === undefined) return undefined;
  const midnight = `${addDays(last, 1)}T00:00`;
  const ends = hoursOfEvent(event)?.ends ?? "";
  return instantAt(ends > midnight ? ends : midnight, event.timeZone);
}

/** The opening of an event as it is now; itself where that is so already. Each time that there is something to say is a round. */
export function openingAt(
  event: Source & Pick<EventHead, "eventId">,
  was: Opening | undefined,
  now: Instant,
): Opening {
  const { state, at } = prospect(event, now);
  if (was?.state === state && was.at === at) return was;
  const { round = 0, version = 0 } = was ?? {};
  return {
    eventId: event.eventId,
    state,
    ...(at !== undefined && { at }),
    round: state === "told" ? round + 1 : round,
    version: version + 1,
  };
}

/**
 * An interest once somebody left the address; undefined where nothing changes: it is confirmed, or was asked within the day.
 * @param by the secret address by which they came, where the event is closed
 */
export function askedFor(
  known: Interest | undefined,
  ids: Pick<Interest, "eventId" | "interestId">,
  { email, locale }: InterestInput,
  by: Pick<Interest, "doorVersion">,
  now: Instant,
): Interest | undefined {
  const isKnown = known !== undefined && isKept(known, now);
  if (isKnown && known.state === "waits") return undefined;
  if (isKnown && known.state === "asked" && now < addSeconds(known.askedAt, ASKED_ONCE_SECONDS))
    return undefined;
  return kept({ ...ids, ...by, email, locale, askedAt: now, version: known?.version ?? 0 }, "asked", now);
}

/** An interest that its holder confirmed; undefined where it is so already, or nobody asks any more. */
export function confirmed(known: Interest, now: Instant): Interest | undefined {
  return known.state === "asked" ? kept({ ...known, confirmedAt: now }, "waits", now) : undefined;
}

/** An interest of which the mail is on its way: the address is erased, and that there was one soon after. */
export function told(interest: Interest, now: Instant): Interest {
  const { email: _, ...known } = interest;
  return kept(known, "told", now);
}

/** Whether an interest is still kept: what its clock ended is gone, also before the table has removed it. */
export function isKept({ until }: Pick<Interest, "until">, now: Instant): boolean {
  return until > now;
}

/**
 * Whether an event is still to be told of to them. One that was closed since, or has another secret address, is not: its address
 * would let in who never had it.
 */
export function mayBeTold(
  { visibility, door }: Pick<EventHead, "visibility" | "door">,
  { doorVersion }: Pick<Interest, "doorVersion">,
): boolean {
  return visibility !== "closed" || (doorVersion !== undefined && doorVersion === door?.version);
}

function kept(
  interest: Omit<Interest, "state" | "until" | "updatedAt">,
  state: Interest["state"],
  now: Instant,
): Interest {
  const until = addSeconds(now, KEPT_DAYS[state] * DAY_SECONDS);
  return { ...interest, state, until, version: interest.version + 1, updatedAt: now };
}
