import type { MessageState } from "@zapisy/core/message/schema";

/** What the state of a mail means for whoever looks after it. */
export const MESSAGE_MEANINGS: Record<MessageState, "ok" | "wait" | "note" | "stop"> = {
  queued: "wait",
  sending: "wait",
  sent: "ok",
  delivered: "ok",
  superseded: "note",
  failed: "stop",
  bounced: "stop",
  complained: "stop",
};
