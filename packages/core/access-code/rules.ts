import { type Instant, wallTimeAt } from "../shared/time.ts";
import type { AccessCode, UsedCode } from "./schema.ts";

export { normaliseCode } from "./schema.ts";

/** The scope of the counter of a code's uses: no option has such an id. */
export function codeScope({ code }: Pick<UsedCode, "code">): string {
  return `code:${code}`;
}

/** Whether what somebody came by is a personal invitation (docs/decisions/0077), and no access code: those have other letters. */
export function isInvitation({ code }: Pick<UsedCode, "code">): boolean {
  return code.startsWith("inv_");
}

/** Why nobody comes by that code now; undefined: somebody does, as far as it was read. */
export function codeFault(
  code: (AccessCode & { used: number }) | undefined,
  now: Instant,
  timeZone: string,
  ownInstitutions: readonly string[] = [],
): string | undefined {
  if (!code || code.isOff) return "access_code.unknown";
  if (code.until && wallTimeAt(now, timeZone) >= code.until) return "access_code.ended";
  if (code.institution && !ownInstitutions.includes(code.institution.institutionId))
    return "access_code.other_institution";
  if (code.used < code.uses) return undefined;
  return code.ownSeats ? "access_code.seats_taken" : "access_code.used_up";
}
