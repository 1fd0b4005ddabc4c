import { createMailingService } from "@zapisy/core/mailing";
import type { Deps } from "../deps.ts";
import { mailingWork } from "../mails/mailing.ts";
import { streamHandler } from "./follow-stream.ts";

/**
 * Works mailings, a part for each record: what a part notes is the next record. Nothing waits behind a mailing longer
 * than a part takes, and one that broke off goes on where it was (docs/decisions/0054).
 * @param partSize how many people a part looks at, where it is not as usual
 */
export function workMailings(deps: Deps, partSize?: number) {
  const { events, mailings } = deps.stores;
  const service = createMailingService({ events, mailings, partSize });
  return streamHandler(deps, "work-mailings", ["mailing"], async ({ after }) => {
    const mailing = after && deps.stores.mailings.fromImage(after);
    if (mailing?.state !== "working") return;
    const ctx = deps.context({ type: "system", name: "work-mailings" }, "stream");
    const work = mailingWork(deps, ctx, mailing);
    if (work) await service.workPart(ctx, mailing, work);
  });
}
