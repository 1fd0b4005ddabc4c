import type { CircularView } from "@zapisy/core/circular/answer";

/** What the state of a letter to many means for whoever looks after it. */
export const CIRCULAR_MEANINGS: Record<CircularView["state"], "ok" | "wait" | "note" | "stop"> = {
  draft: "note",
  scheduled: "wait",
  sending: "wait",
  sent: "ok",
  stopped: "stop",
};
