import type { Event } from "./schema.ts";

/**
 * Whether an event counts for the funder. Where nobody said so, all do but conferences: their guests are an audience and not people whom a
 * project supports, and what is counted too much is paid back.
 */
export function isForFunder({ kind, forFunder }: Pick<Event, "kind" | "forFunder">): boolean {
  return forFunder ?? kind !== "conference";
}
