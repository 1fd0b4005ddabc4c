import type { EventId } from "@zapisy/core/event";
import { countedOf, createSupportStore } from "@zapisy/core/support";
import type { Deps } from "../deps.ts";
import { changeOf, entityOf, logFailure, type EntityHandler, type StreamHandler } from "./follow-stream.ts";

/**
 * Notes at which events attendance changed, or what somebody chose and whose people they are among, so that hours of support are counted anew (docs/decisions/0102). One
 * note for all changes of an event in a batch.
 */
export function noteSupport(deps: Deps): EntityHandler {
  const { attendance, registrations } = deps.stores;
  const supports = createSupportStore(deps.table);
  const handle: StreamHandler = async ({ Records }) => {
    // The last change of each event. Which it was says nothing: a note has only to differ from the one before.
    const changed = new Map<EventId, (typeof Records)[number]>();
    for (const record of Records) {
      const entity = entityOf(record);
      if (entity !== "attendanceMark" && entity !== "registration") continue;
      const { before, after } = changeOf(record);
      if (!after) continue;
      if (entity === "attendanceMark") {
        const mark = attendance.markFromImage(after);
        if (mark) changed.set(mark.eventId, record);
        continue;
      }
      const was = before && registrations.fromImage(before);
      const is = was && registrations.fromImage(after);
      if (is && countedOf(was) !== countedOf(is)) changed.set(is.eventId, record);
    }
    for (const [eventId, record] of changed) {
      try {
        await supports.note(eventId, `${deps.clock()} ${record.dynamodb?.SequenceNumber ?? ""}`);
      } catch (cause) {
        logFailure(deps, "note-support", record, cause);
        // From the beginning: notes may be made twice.
        return { batchItemFailures: [{ itemIdentifier: Records[0]?.dynamodb?.SequenceNumber ?? "" }] };
      }
    }
    return { batchItemFailures: [] };
  };
  return Object.assign(handle, { entities: ["attendanceMark", "registration"] as const });
}
