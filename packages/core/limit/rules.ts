import { normaliseEmail } from "../shared/text.ts";
import { epochSeconds, type Instant } from "../shared/time.ts";

/** How often something may be tried within a fixed window of time. */
export interface Limit {
  most: number;
  seconds: number;
  /**
   * Counted in steps: each process writes down every so many tries at once, and one that has seen fewer costs no write.
   * As many as that, less one, may pass unseen in each process. 1 when left out: every try is written, none too many passes.
   */
  step?: number;
  /** Code of the refusal, where its words say more than "too many attempts". */
  code?: string;
  /** Field beside which it is said, where another value would help. */
  field?: string;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Every limit of the product, each with whom it is counted for and why it is as high as it is. A window begins at the
 * full multiple of its length, so twice as much can be had around its turn: the numbers allow for that.
 */
export const LIMITS = {
  /**
   * A client, looking for certificates that do not exist. Codes of 100 bits are found by nobody; this keeps the search
   * from costing anything. An office that types its staff's codes from paper mistypes fewer.
   */
  certificateMiss: { most: 30, seconds: 10 * MINUTE },
  /** A registration, typing the code on the screen in the room: one of a million, for two minutes. */
  checkInCode: { most: 10, seconds: 10 * MINUTE, code: "attendance.too_many_attempts" },
  /**
   * A client, doing what mails somebody: signing up, changing an address or a choice. The thirty people of a welfare centre
   * and the two hundred of a conference on its Wi-Fi are one client to us; a program would do thousands.
   */
  client: { most: 300, seconds: 10 * MINUTE, step: 2, code: "registration.too_many_from_client" },
  /**
   * A client, trying access codes, right or wrong. The staff of an office comes by one code from behind one address; 40 bits are
   * not found in any number of such windows.
   */
  accessCode: {
    most: 120,
    seconds: 10 * MINUTE,
    step: 4,
    code: "registration.too_many_codes",
    field: "accessCode",
  },
  /**
   * A mailbox, over all events: what others may cause to be sent to it. An office's one address signs up its whole staff in
   * a morning. With more, somebody is pestering somebody.
   */
  mailbox: { most: 30, seconds: 6 * HOUR, code: "registration.too_many_for_address", field: "email" },
  /** An event, being signed up for by whatever clients: twenty thousand who want five thousand seats pass. */
  eventSignUps: { most: 24_000, seconds: HOUR, step: 20, code: "registration.too_many_for_event" },
  /**
   * A client, sending files with forms: announcing one counts, and having it looked at. The thirty people of an office who send two
   * each within ten minutes pass; a program that fills the store does not.
   */
  attachment: { most: 150, seconds: 10 * MINUTE, step: 2, code: "file.too_many_from_client" },
  /**
   * An event, being sent files with its sign-up form by whatever clients: as many as sign up, and some replace theirs. Whoever would keep
   * people from it by using this up needs more clients than by using up the sign-ups; 150 GB that go by themselves in two days cost
   * less than a dollar.
   */
  eventAttachments: { most: 30_000, seconds: HOUR, step: 20, code: "file.too_many_for_event" },
  /**
   * The holder of a personal or a contact's link, adding files: what strangers use up at the event does not stop them, and they use up
   * nothing of it. Ten people of a delegation are given up again and again less often.
   */
  ownAttachments: { most: 200, seconds: DAY, code: "file.too_many_by_link" },
  /** A ticket, having what was sent by it looked at: each time makes a copy, and only a lost answer asks again. */
  attachmentTicket: { most: 5, seconds: HOUR },
  /** The holder of a personal link, changing an address or a choice: each change is a mail. */
  ownChanges: { most: 20, seconds: DAY, code: "registration.too_many_changes" },
  /** The holder of a link to news, choosing what they want: each choice is kept. */
  ownSubscription: { most: 20, seconds: DAY, code: "subscription.too_many_changes" },
  /**
   * A door (an address, for everybody; or one browser in which its owner signed in before), asking for sign-in codes.
   * As long as a code is good, so that whoever is mailed none still finds one that works.
   */
  signInCode: { most: 5, seconds: 10 * MINUTE },
  /** A client, asking for sign-in codes. A whole office that comes to work behind one address asks for fewer. */
  signInClient: { most: 40, seconds: 15 * MINUTE, code: "staff.too_many_requests" },
  /**
   * A client, coming back from the organisation's provider, which costs a call to it. A large office that comes to work
   * behind one address comes back less often.
   */
  identityClient: { most: 200, seconds: 15 * MINUTE, code: "staff.too_many_requests" },
  /** A door, where six digits are typed: 20 of a million a day, for years. */
  signInGuess: { most: 20, seconds: DAY, code: "staff.too_many_attempts" },
} as const satisfies Record<string, Limit>;

/** What is limited. */
export type LimitKind = keyof typeof LIMITS;

/** The window in which something happens: its number, and when it ends. */
export function windowOf({ seconds }: Limit, now: Instant): { number: number; endsAt: Instant } {
  const number = Math.floor(epochSeconds(now) / seconds);
  return { number, endsAt: new Date((number + 1) * seconds * 1000).toISOString() };
}

/** Whole seconds from now until then; 1 at least, which is what `Retry-After` can say. */
export function secondsUntil(then: Instant, now: Instant): number {
  return Math.max(1, Math.ceil((Date.parse(then) - Date.parse(now)) / 1000));
}

/** The mailbox behind an address: what follows a `+` reaches the same person. */
export function mailboxOf(email: string): string {
  return normaliseEmail(email).replace(/\+[^@]*(?=@)/, "");
}
