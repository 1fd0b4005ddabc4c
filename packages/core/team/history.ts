import type { EventHead } from "../event/schema.ts";
import { tell, type NewEntry } from "../shared/history.ts";
import { teamChanges } from "./rules.ts";

type Teamed = Pick<EventHead, "eventId" | "teamIds" | "version" | "updatedAt"> & { changedBy: string };

/** What the history of an event says of its team: who came into it, and who left it. */
export function teamHistory(before: Teamed | undefined, after: Teamed): NewEntry[] {
  const { eventId: subjectId, version, updatedAt, changedBy } = after;
  return Object.entries(teamChanges(before, after)).flatMap(([state, members]) =>
    members.flatMap((target) =>
      tell(
        { subjectId, target, key: `team ${subjectId} ${target}`, action: `team.${state}`, fields: [] },
        undefined,
        { version, updatedAt, changedBy, state },
      ),
    ),
  );
}
