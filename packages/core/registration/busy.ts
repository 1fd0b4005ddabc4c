import { DomainError } from "../shared/error.ts";

/** So long a rush at one event keeps its counters from whoever lost as many races in a row as one may. */
const BUSY_SECONDS = 2;

/** The rush is too great for now; nothing is half done, and whoever comes again in a moment finds it as it was. */
export function busy(): DomainError {
  return new DomainError("unavailable", "registration.busy", { retryAfterSeconds: BUSY_SECONDS });
}
