import type { Log } from "@zapisy/core/shared/context";
import { withinTime } from "@zapisy/core/shared/time-limit";
import { causeText } from "./log.ts";

/** For how long an answer is given again: asking costs one look in these seconds, however often it is done. */
export const HEALTH_SECONDS = 5;
/** Whoever asks waits no longer. */
const PATIENCE_MS = 3_000;

/** Which part works. */
export type Health<Part extends string = string> = Record<Part, "ok" | "ill">;

/** Whether every part works. */
export function isWell<Part extends string>(parts: Health<Part>): parts is Record<Part, "ok"> {
  return Object.values(parts).every((state) => state === "ok");
}

/**
 * Makes the look at the parts of the service. Each is asked for something that costs next to nothing and fails, or takes
 * too long, when the part is ill; why goes to the log alone, since anybody may ask.
 */
export function createHealthCheck<Part extends string>(
  parts: Record<Part, () => Promise<unknown>>,
  log: Log,
): () => Promise<Health<Part>> {
  let looked: { at: number; health: Promise<Health<Part>> } | undefined;
  const look = async () => {
    const entries = Object.entries<() => Promise<unknown>>(parts).map(async ([part, ask]) => {
      try {
        await withinTime(ask(), PATIENCE_MS);
        return [part, "ok"];
      } catch (cause) {
        log.warn("part is ill", { part, cause: causeText(cause) });
        return [part, "ill"];
      }
    });
    return Object.fromEntries(await Promise.all(entries)) as Health<Part>;
  };
  return () => {
    const now = performance.now();
    if (!looked || now > looked.at + HEALTH_SECONDS * 1_000) looked = { at: now, health: look() };
    return looked.health;
  };
}
