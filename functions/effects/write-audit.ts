import { manifests, type FollowedEntity } from "@zapisy/core/manifests";
import type { Teller } from "@zapisy/core/shared/manifest";
import type { Deps } from "../deps.ts";
import { streamHandler } from "./follow-stream.ts";

/** Enters into the history what the manifests say that a change tells. */
export function writeAudit(deps: Deps) {
  const tellers = new Map<string, Teller[]>();
  for (const manifest of manifests) {
    if (!("history" in manifest)) continue;
    for (const [entity, tell] of Object.entries<Teller>(manifest.history(deps.stores)))
      tellers.set(entity, [...(tellers.get(entity) ?? []), tell]);
  }
  return streamHandler(
    deps,
    "write-audit",
    [...tellers.keys()] as FollowedEntity[],
    async ({ entity, before, after }) => {
      // Only drafts nobody registered for are ever removed; their history stays as it is.
      if (!after) return;
      for (const tell of tellers.get(entity) ?? [])
        for (const told of tell(before, after)) await deps.services.audit.enter(told);
    },
  );
}
