import type { Deps } from "../deps.ts";
import { promoteReserve } from "./promote-reserve.ts";
import { queueMail } from "./queue-mail.ts";
import { queueMessages } from "./queue-messages.ts";
import type { StreamHandler } from "./stream-record.ts";
import { writeAudit } from "./write-audit.ts";

export { createMailQueueHandler } from "./send-mail.ts";

/** Everything that follows from the table's stream, one handler per effect. */
export function createStreamHandlers(deps: Deps): Record<string, StreamHandler> {
  return {
    "write-audit": writeAudit(deps),
    "queue-messages": queueMessages(deps),
    "promote-reserve": promoteReserve(deps),
    "queue-mail": queueMail(deps),
  };
}
