import { createErasureStore } from "@zapisy/core/erasure";
import type { DueKind } from "../kind.ts";

/** An erasure looks once more, for what was under way at the first time; the stream does it. */
export const secondLook: DueKind = async (deps, row) => {
  const erasure = createErasureStore(deps.table).fromImage(row);
  const ctx = deps.context({ type: "system", name: "erase-people" }, "job");
  if (erasure) await deps.services.erasure.lookAgain(ctx, erasure);
};
