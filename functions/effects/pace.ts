import type { Lane } from "../mails/lane.ts";

/** How a mailer gives way when the mail service refuses it for the number of mails. */
interface Manners {
  /** What is left of its pace after a refusal. */
  keeps: number;
  /** The part of its highest pace below which it never goes. */
  least: number;
  /** The part of its highest pace that it takes back in a second. */
  regains: number;
}

/**
 * Whoever asks more often gets more of what the service has left, so those who give way less are served first, and nobody who
 * never stops asking starves. A lane has two mailers: the urgent ones never ask less often, between them, than the service allows.
 */
const MANNERS: Record<Lane, Manners> = {
  urgent: { keeps: 0.85, least: 0.5, regains: 0.1 },
  ordinary: { keeps: 0.85, least: 0.15, regains: 0.05 },
  many: { keeps: 0.5, least: 0.02, regains: 0.02 },
};

/** No mailer asks less often than this a second: otherwise what it was given goes back to the queue unseen. */
const LEAST_PER_SECOND = 0.5;
/** Refusals that follow each other so closely are one. */
const ONE_REFUSAL_MS = 1_000;

/** The pace that a mailer was left with by a refusal. */
export interface Slowed {
  perSecond: number;
  at: number;
}

/** How many mails a mailer tries in a second. @param allowed how many the service allows the account */
export function paceAt(lane: Lane, allowed: number, slowed: Slowed | undefined, now: number): number {
  if (!slowed) return allowed;
  const regained = (MANNERS[lane].regains * allowed * (now - slowed.at)) / 1_000;
  return Math.min(allowed, slowed.perSecond + regained);
}

/** The pace after the service refused a mail for the number of mails. */
export function slowDown(lane: Lane, allowed: number, slowed: Slowed | undefined, now: number): Slowed {
  if (slowed && now - slowed.at < ONE_REFUSAL_MS) return slowed;
  const { keeps, least } = MANNERS[lane];
  const lowest = Math.min(allowed, Math.max(LEAST_PER_SECOND, allowed * least));
  return { perSecond: Math.max(lowest, paceAt(lane, allowed, slowed, now) * keeps), at: now };
}
