import { tell, type NewEntry } from "../shared/history.ts";
import type { Selection, Sheet } from "./schema.ts";

const STEPS: Record<string, string> = {
  "open frozen": "frozen",
  "frozen open": "unfrozen",
  "frozen announcing": "announced",
};

/** What the history of an event says of its selection: criteria, committee, and each step of it. Never what was given to whom. */
export function selectionHistory(before: Selection | undefined, after: Selection): NewEntry[] {
  const { eventId } = after;
  const told = (action: string, target: string = eventId) =>
    tell(
      {
        subjectId: eventId,
        target,
        key: `selection ${eventId} ${action} ${target}`,
        action: `selection.${action}`,
        fields: [],
      },
      undefined,
      { ...after, state: undefined },
    );
  if (!before) return told("set");
  if (before.version === after.version) return [];
  if (before.state !== after.state) {
    const step = STEPS[`${before.state} ${after.state}`];
    return step ? told(step) : [];
  }
  if (JSON.stringify(before.decided) !== JSON.stringify(after.decided)) return told("decided");
  if (before.round !== after.round) return told(after.changeReason ? "started_anew" : "edited");
  return [
    ...after.committee.filter((one) => !before.committee.includes(one)).flatMap((one) => told("joined", one)),
    ...before.committee.filter((one) => !after.committee.includes(one)).flatMap((one) => told("left", one)),
  ];
}

/** What it says of a member's sheet: that it was closed or opened again, and that they named a conflict; not with whom. */
export function sheetHistory(before: Sheet | undefined, after: Sheet): NewEntry[] {
  const { eventId, staffId } = after;
  if (!before || before.round !== after.round) return [];
  const told = (action: string) =>
    tell(
      {
        subjectId: eventId,
        target: staffId,
        key: `selectionSheet ${eventId} ${staffId}`,
        action: `selection.${action}`,
        fields: [],
      },
      before && { ...before },
      { ...after },
    );
  if (before.closedAt !== after.closedAt) return told(after.closedAt ? "sheet_closed" : "sheet_reopened");
  const named = ({ institutionIds, conflicts }: Sheet) => JSON.stringify([institutionIds, conflicts]);
  return named(before) === named(after) ? [] : told("conflict_declared");
}

/** What it says of a decision about one applicant against their rank, with the reason. */
export function decisionHistory(before: DecisionEntry | undefined, after: DecisionEntry): NewEntry[] {
  const { eventId, registrationId, freezeId, version } = after;
  // What came of it is told by the registration.
  if (version === undefined) return [];
  return tell(
    {
      subjectId: eventId,
      target: registrationId,
      key: `selectionDecision ${freezeId} ${registrationId}`,
      action: "selection.decision_changed",
      fields: [],
    },
    before?.version === undefined ? undefined : { ...before, version: before.version },
    { ...after, version },
  );
}

/** A decision as the table has it. */
interface DecisionEntry {
  eventId: string;
  freezeId: string;
  registrationId: string;
  version?: number;
  updatedAt: string;
  changedBy: string;
  changeReason?: string;
}
