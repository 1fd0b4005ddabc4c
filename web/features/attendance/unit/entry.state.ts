/** What is wrong with an entry that is to be recorded. */
export type EntryProblem = "minutes_missing" | "minutes_too_many" | "reason_missing";

/** What an entry has to say besides the state. */
interface Asked {
  minutes: boolean;
  reason: boolean;
  /** Minutes between beginning and end of the unit, where they are known. */
  wholeMinutes?: number;
}

/** Checks minutes and reason of an entry; gives them back clean, or says what is wrong, top to bottom. */
export function checkEntry(
  typed: { minutes: number | undefined; reason: string },
  asked: Asked,
): { entry?: { minutes?: number; reason?: string }; problems: EntryProblem[] } {
  const problems: EntryProblem[] = [];
  const { minutes } = typed;
  const reason = typed.reason.trim();
  if (asked.minutes) {
    if (minutes === undefined || !Number.isInteger(minutes) || minutes < 1) problems.push("minutes_missing");
    else if (asked.wholeMinutes !== undefined && minutes >= asked.wholeMinutes)
      problems.push("minutes_too_many");
  }
  if (asked.reason && reason === "") problems.push("reason_missing");
  if (problems.length > 0) return { problems };
  return {
    entry: { ...(asked.minutes ? { minutes } : {}), ...(asked.reason ? { reason } : {}) },
    problems,
  };
}
