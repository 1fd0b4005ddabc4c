import type { Deps } from "../deps.ts";
import { streamHandler } from "./follow-stream.ts";

/** Keeps institutions findable by their words, and notes at which events somebody of them registered. */
export function followInstitutions(deps: Deps) {
  const { institutions, registrations } = deps.stores;
  // What this process has noted itself: of an office's thirty people one is looked for.
  const noted = new Set<string>();
  return streamHandler(
    deps,
    "follow-institutions",
    ["institution", "registration"],
    async ({ entity, before, after }) => {
      if (!after) return;
      if (entity === "institution") {
        const entry = institutions.fromImage(after);
        if (entry)
          await deps.services.institution.followEntry(before && institutions.fromImage(before), entry);
        return;
      }
      const person = registrations.fromImage(after);
      const institutionId = person?.institution?.institutionId;
      if (!person || !institutionId) return;
      const had = before && registrations.fromImage(before)?.institution?.institutionId;
      const pair = `${institutionId} ${person.eventId}`;
      if (had === institutionId || noted.has(pair)) return;
      await deps.services.institution.noteEvent(institutionId, person.eventId);
      if (noted.size >= NOTED_MAX) noted.clear();
      noted.add(pair);
    },
  );
}

/** Pairs that a process remembers. */
const NOTED_MAX = 10_000;
