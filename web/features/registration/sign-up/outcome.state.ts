import type { SignUpOutcome } from "@zapisy/core/registration/schema";

/**
 * What the sign-up form tells the personal page about the sign-up that has just happened. It travels in
 * the state of the browser's history, so it survives a reload and is not part of the link.
 */
export interface OutcomeState {
  outcome: SignUpOutcome["outcome"];
  position?: number;
  /** Where the message went. */
  email: string;
  /** The choices as they were asked for; others in the registration mean that a full option was replaced. */
  asked: Record<string, string>;
}

/** Reads the outcome from the state of the history; undefined for everybody who came by their link. */
export function outcomeFromState(state: unknown): OutcomeState | undefined {
  const signedUp = (state as { signedUp?: Partial<OutcomeState> } | null | undefined)?.signedUp;
  if (typeof signedUp?.outcome !== "string" || typeof signedUp.email !== "string") return undefined;
  return { ...signedUp, asked: signedUp.asked ?? {} } as OutcomeState;
}

/** Options that were taken instead of full ones, with the person's consent. */
export function replacedOptions(asked: Record<string, string>, got: Record<string, string>): string[] {
  return Object.entries(got).flatMap(([groupId, optionId]) =>
    asked[groupId] !== undefined && asked[groupId] !== optionId ? [optionId] : [],
  );
}
