import type { Deps } from "../deps.ts";
import { releaseHeldSeats } from "./release-held-seats.ts";
import { requeueMail } from "./requeue-mail.ts";

/** Something done again and again. */
export interface Job {
  everyMinutes: number;
  run(): Promise<void>;
}

/** The schedule. */
export function createJobs(deps: Deps): Record<string, Job> {
  return {
    "release-held-seats": { everyMinutes: 1, run: () => releaseHeldSeats(deps) },
    "requeue-mail": { everyMinutes: 1, run: () => requeueMail(deps) },
  };
}
