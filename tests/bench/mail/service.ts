import { startMailService, type Verdict } from "../../support/mail-service.ts";
import { seededRandom } from "../../support/random.ts";

/** What the mail service allows in a second, and may hold of it. */
export const PER_SECOND = 50;
/** How long SES takes to answer after it has taken a mail: that is when a mailer that dies sends twice. */
const ANSWERS_AFTER_MS = 50;

/** A mail service that allows so many a second, and nothing before it is opened. */
export async function openService() {
  const random = seededRandom(1);
  /** When it took each message, once or more often. */
  const taken = new Map<string, number[]>();
  const said: Record<Exclude<Verdict, "take" | "too_many_today">, number> = { too_many_now: 0, busy: 0 };
  let room = 0;
  let filledAt = performance.now();
  let fails = 0;
  const judge = (): Verdict => {
    const now = performance.now();
    room = Math.min(PER_SECOND, room + ((now - filledAt) * PER_SECOND) / 1_000);
    filledAt = now;
    const verdict = room < 1 ? "too_many_now" : random() < fails ? "busy" : "take";
    if (verdict === "take") room -= 1;
    else said[verdict] += 1;
    return verdict;
  };
  const service = await startMailService(judge, {
    answersAfterMs: ANSWERS_AFTER_MS,
    onTaken: ({ owner, messageId }) => {
      const ref = `${owner}/${messageId}`;
      taken.set(ref, [...(taken.get(ref) ?? []), performance.now()]);
    },
  });
  return {
    ...service,
    taken,
    said,
    /** Lets it begin with no room, so that nothing of before is sent. */
    open(how: { fails: number }) {
      ({ fails } = how);
      room = 0;
      filledAt = performance.now();
    },
  };
}
