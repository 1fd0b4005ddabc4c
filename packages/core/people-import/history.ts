import { tell, type NewEntry } from "../shared/history.ts";
import type { PeopleImport } from "./schema.ts";

/**
 * What the history of an event says of a file that brings people: that it was begun, and how many were entered when it had ended.
 * The reason is the name of the file.
 */
export function peopleImportHistory(before: PeopleImport | undefined, after: PeopleImport): NewEntry[] {
  const { eventId, importId, fileName, entered } = after;
  const isOver = entered !== undefined;
  return tell(
    {
      subjectId: eventId,
      target: eventId,
      key: importId,
      action: isOver ? "people_import.ended" : "people_import.begun",
      fields: [],
      changes: isOver ? [{ field: "peopleImport.entered", to: String(entered) }] : undefined,
    },
    before && { ...before },
    { ...after, changeReason: fileName },
  );
}
