import type { Deps } from "../deps.ts";
import { mailingWork } from "../mails/mailing.ts";
import { streamHandler } from "./stream-record.ts";

/**
 * Works mailings, a part for each record: what a part notes is the next record. Nothing waits behind a mailing longer
 * than a part takes, and one that broke off goes on where it was (docs/decisions/0054).
 */
export function workMailings(deps: Deps) {
  return streamHandler(deps, "work-mailings", ["mailing"], async ({ after }) => {
    const mailing = after && deps.stores.mailings.fromImage(after);
    if (mailing?.state !== "working") return;
    const ctx = deps.context({ type: "system", name: "work-mailings" }, "stream");
    const work = mailingWork(deps, ctx, mailing);
    if (work) await deps.services.mailing.workPart(ctx, mailing, work);
  });
}
