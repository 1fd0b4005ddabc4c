import type { Deps } from "../deps.ts";
import { doWhatIsDue } from "./do-what-is-due.ts";
import { requeueMail } from "./requeue-mail.ts";

/** Something done again and again. */
export interface Job {
  everyMinutes: number;
  run(): Promise<void>;
}

/** The schedule. */
export function createJobs(deps: Deps): Record<string, Job> {
  return {
    "do-what-is-due": { everyMinutes: 1, run: doWhatIsDue(deps) },
    "requeue-mail": { everyMinutes: 1, run: () => requeueMail(deps) },
  };
}
