import { createDueStore, partsAt } from "@zapisy/core/due";
import type { Deps } from "../deps.ts";
import { dueKinds } from "../due/index.ts";
import { causeText } from "../log.ts";

/** What one run does at most; the next goes on. */
const MOST = 2_000;

/**
 * Does what is due by now. The first run of a process looks everywhere, because nobody may have looked for long; the others
 * cost two queries where nothing is due. What fails stays due, and holds up nothing else.
 */
export function doWhatIsDue(deps: Deps, kinds = dueKinds, most = MOST): () => Promise<void> {
  let lookedEverywhere = false;
  return async () => {
    const due = createDueStore(deps.table);
    const now = deps.clock();
    let [left, failed] = [most, 0];
    for (const part of partsAt(now, !lookedEverywhere)) {
      for await (const row of due.each(part, now)) {
        if ((left -= 1) < 0) break;
        const kind = String(row["__edb_e__"]);
        try {
          const act = kinds[kind];
          if (!act) throw new Error("Nobody knows what is due here.");
          await act(deps, row);
        } catch (cause) {
          failed += 1;
          deps.log.error("not done when due", { kind, key: row["pk"], cause: causeText(cause) });
        }
      }
      if (left < 0) break;
    }
    lookedEverywhere ||= left >= 0;
    if (failed > 0) throw new Error(`${failed} of what is due could not be done.`);
  };
}
