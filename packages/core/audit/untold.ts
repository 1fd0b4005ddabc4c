import type { AuditEntry } from "./answer.ts";

/**
 * A history for whoever may not read who was referred (docs/decisions/0078): of people who came it says what came of it, and that it was
 * somebody from outside, whether they did it themselves or an institution did.
 * @param referrers authors who refer people
 */
export function withoutReferrals(
  entries: readonly AuditEntry[],
  referrers: ReadonlySet<string>,
): AuditEntry[] {
  return entries
    .filter(({ action }) => !action.startsWith("referral."))
    .map((entry) => {
      const { actor, action, to } = entry;
      const isReferral = action === "registration.referred";
      if (!isReferral && !referrers.has(actor) && !actor.startsWith("participant:")) return entry;
      const { actorName: _, ...told } = entry;
      return { ...told, actor: "public", action: isReferral ? `registration.${to}` : action };
    });
}
