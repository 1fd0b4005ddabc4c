import type { Instant } from "../shared/time.ts";

/** How often people were refused at an event because of a limit, as staff see it. */
export interface EventRefusals {
  count: number;
  /** When it happened last. */
  lastAt: Instant;
}
