import type { ParticipantAcceptance, ParticipantProposal } from "@zapisy/core/participant/answer";
import type { Accepted, ParticipantId } from "@zapisy/core/participant/schema";

/** What staff decide of somebody: a new participant, one who is known, or nothing yet. */
export interface Decision {
  choice: ParticipantId | "new" | "";
  /** Why it is somebody else, where there are people alike. */
  reason: string;
}

/** What a proposal is known by on the page. */
export function keyOf({ registrations }: ParticipantProposal): string {
  return registrations[0]?.registrationId ?? "";
}

/** The decision that is proposed; staff may take another. */
export function begunDecision({ proposed, matches }: ParticipantProposal): Decision {
  const [first] = matches;
  return {
    choice: proposed === "new" ? "new" : proposed === "link" && first ? first.participant.participantId : "",
    reason: "",
  };
}

/** Whether a decision wants a word why it is somebody else. */
export function wantsReason({ matches }: ParticipantProposal, { choice }: Decision): boolean {
  return choice === "new" && matches.length > 0;
}

/** What is sent of a decision; undefined where there is none. */
export function acceptedOf(proposal: ParticipantProposal, decision: Decision): Accepted | undefined {
  if (decision.choice === "") return undefined;
  const registrationIds = proposal.registrations.map(({ registrationId }) => registrationId);
  if (decision.choice !== "new") return { registrationIds, participantId: decision.choice };
  if (!wantsReason(proposal, decision)) return { registrationIds };
  const participantIds = proposal.matches.map(({ participant }) => participant.participantId);
  return { registrationIds, apart: { participantIds, reason: decision.reason } };
}

/** What came of all that was sent. */
export interface Tally {
  added: number;
  linked: number;
  left: number;
}

/** Counts what came of a part; whoever is known already was sent twice, and is done. */
export function tallyOf(items: ParticipantAcceptance["items"]): Tally {
  const count = (...outcomes: string[]) => items.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    added: count("added"),
    linked: count("linked"),
    left: count("alike", "missing", "conflict"),
  };
}
