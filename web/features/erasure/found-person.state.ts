import type { FoundPerson } from "@zapisy/core/erasure/answer";
import type { ErasureMessages } from "@zapisy/words/erasure";

type Registration = FoundPerson["registrations"][number];

/** Those of the chosen registrations that can be erased now: of who has a place ahead it is passed on first. */
export function erasable(
  registrations: readonly Registration[],
  chosen: ReadonlySet<string>,
): Registration[] {
  return registrations.filter(
    ({ registrationId, outcome }) =>
      chosen.has(registrationId) && outcome !== "active" && outcome !== "erased_before",
  );
}

/** What there is of an address itself, in words; empty where there is nothing. */
export function aroundOf(around: FoundPerson["around"], words: ErasureMessages["around"]): string[] {
  if (!around) return [];
  const { subscribed, suppressed, interests, invitations, delegations } = around;
  return [
    ...(subscribed ? [words.subscribed] : []),
    ...(interests > 0 ? [words.interests(interests)] : []),
    ...(invitations > 0 ? [words.invitations(invitations)] : []),
    ...(delegations > 0 ? [words.delegations(delegations)] : []),
    ...(suppressed ? [words.suppressed] : []),
  ];
}
