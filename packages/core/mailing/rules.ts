import { derivedId } from "../shared/id.ts";
import { addSeconds, type Instant } from "../shared/time.ts";
import type { Mailing } from "./schema.ts";

/** How many people one part looks at: some tenths of a second of work, so that nothing waits long behind it. */
export const PART_SIZE = 200;
/** An index may show a change that much later; the second look reaches back so far. */
const INDEX_LAG_SECONDS = 60;

/**
 * A mailing at its beginning.
 * @param cause what tells it from every other of its kind and event; where it does not say, the version of the event
 */
export function begun(
  told: Pick<Mailing, "eventId" | "kind" | "version" | "cause" | "changedAt" | "facts" | "notBefore">,
  now: Instant,
  cause = `v${told.version}`,
): Mailing {
  return {
    ...told,
    mailingId: derivedId("mlg", told.kind, told.eventId, cause),
    state: "working",
    part: 0,
    look: "all",
    seen: 0,
    told: 0,
    startedAt: now,
    updatedAt: now,
  };
}

/** The mailing after a part: `cursor` is where the next one begins, undefined when the look is over. */
export function advanced(
  mailing: Mailing,
  { cursor, seen, told }: { cursor: string | undefined; seen: number; told: number },
  now: Instant,
): Mailing {
  const { cursor: _, ...rest } = mailing;
  const next: Mailing = {
    ...rest,
    told: (mailing.told ?? 0) + told,
    part: mailing.part + 1,
    updatedAt: now,
  };
  if (mailing.look === "all") next.seen += seen;
  if (cursor !== undefined) return { ...next, cursor };
  return mailing.look === "all" ? { ...next, look: "changed" } : { ...next, state: "done" };
}

/** The mailing when nothing is left to say. */
export function superseded(mailing: Mailing, now: Instant): Mailing {
  return { ...mailing, state: "superseded", part: mailing.part + 1, updatedAt: now };
}

/**
 * Whether this look is at that person. The order of a mailing is that of names: whoever gets another name while it is
 * worked may come to stand behind where it is, and whoever was written just before it began may not show yet.
 */
export function looksAt(
  { look, startedAt }: Pick<Mailing, "look" | "startedAt">,
  person: { updatedAt: Instant },
): boolean {
  return look === "all" || person.updatedAt >= addSeconds(startedAt, -INDEX_LAG_SECONDS);
}
