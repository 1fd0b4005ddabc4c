import type { EventStore } from "./store.ts";
import type { EventHead } from "./schema.ts";

/** Events of a project that are read at once. */
const AT_ONCE = 100;

/** All events of a project, newest first, drafts among them. */
export async function* headsOf(
  events: Pick<EventStore, "listByProject">,
  projectId: string,
): AsyncGenerator<EventHead> {
  let cursor: string | undefined;
  do {
    const page = await events.listByProject(projectId, {}, cursor, AT_ONCE);
    yield* page.items;
    cursor = page.cursor;
  } while (cursor !== undefined);
}
