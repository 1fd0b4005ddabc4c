import { createErasureStore, workPart } from "@zapisy/core/erasure";
import { createIndicatorStore } from "@zapisy/core/indicator";
import { createRetentionGuard, createRetentionStore } from "@zapisy/core/retention";
import { createParticipantStore } from "@zapisy/core/participant";
import { createSupportEntryStore } from "@zapisy/core/support-entry";
import type { Deps } from "../deps.ts";
import { streamHandler } from "./follow-stream.ts";

/** Erases people, a part for each record: what a part notes is the next record, and one that broke off is worked again. */
export function erasePeople(deps: Deps) {
  const { stores, table } = deps;
  const own = {
    erasures: createErasureStore(table),
    participants: createParticipantStore(table),
    supportEntries: createSupportEntryStore(table),
    indicators: createIndicatorStore(table),
  };
  const { projects, events, registrations } = stores;
  const retentions = createRetentionStore(table);
  const { attendance, certificates } = stores;
  const decided = { retentions, projects, events, registrations, attendance, certificates };
  const guard = createRetentionGuard({ ...decided, ...own });
  const addresses = deps.services.address;
  return streamHandler(deps, "erase-people", ["erasure"], async ({ after }) => {
    const erasure = after && own.erasures.fromImage(after);
    if (erasure?.state !== "working") return;
    const ctx = deps.context({ type: "system", name: "erase-people" }, "stream");
    await workPart({ ...stores, ...own, guard, addresses, table, bucket: deps.bucket }, ctx, erasure);
  });
}
