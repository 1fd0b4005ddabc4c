import type { ParticipantId } from "../participant/schema.ts";
import type { ProjectId } from "../project/schema.ts";
import type { Table } from "../shared/table.ts";
import { createIndicatorStore } from "./store.ts";

/**
 * Takes away what was entered of the results of somebody who is erased. The files that prove them are under the ids that are given back: they
 * go first, so that these lead there when it is done again. @param eraseFiles takes away the files of a result
 */
export async function eraseResults(
  table: Table,
  { projectId, participantId }: { projectId: ProjectId; participantId: ParticipantId },
  eraseFiles: (resultId: string) => Promise<void>,
): Promise<void> {
  const store = createIndicatorStore(table);
  for (const result of await store.listResultsOf(projectId, participantId)) {
    await eraseFiles(result.resultId);
    await store.eraseResult(result);
  }
}
