import type {
  ContentNotes,
  ContentNoteView,
  EntriesToStandIn,
  NoteDeputies,
} from "@zapisy/core/content-note/answer";
import type { DeputyInput, NoteInput } from "@zapisy/core/content-note/schema";
import { staffRequest } from "../../data/session.ts";

/** Notes of an entry that one may read; that they were read stands in the history. */
export function openNotes(projectId: string, entryId: string): Promise<ContentNotes> {
  return staffRequest("GET", "/api/staff/projects/{projectId}/log/entries/{entryId}/notes", {
    params: { projectId, entryId },
  });
}

/** Writes a counsellor's note; without a text it is removed. */
export function saveNote(
  projectId: string,
  entryId: string,
  staffId: string,
  body: NoteInput,
): Promise<ContentNoteView> {
  return staffRequest("PUT", "/api/staff/projects/{projectId}/log/entries/{entryId}/notes/{staffId}", {
    params: { projectId, entryId, staffId },
    body,
  });
}

/** Who stands in for whom, in what concerns whoever asks. */
export function listDeputies(projectId: string): Promise<NoteDeputies> {
  return staffRequest("GET", "/api/staff/projects/{projectId}/log/deputies", { params: { projectId } });
}

/** Says who stands in for a counsellor, or nobody. */
export function nameDeputy(projectId: string, staffId: string, body: DeputyInput): Promise<NoteDeputies> {
  return staffRequest("PUT", "/api/staff/projects/{projectId}/log/deputies/{staffId}", {
    params: { projectId, staffId },
    body,
  });
}

/** A month's entries of a counsellor, for whoever stands in for them. */
export function listToStandIn(projectId: string, staffId: string, month: string): Promise<EntriesToStandIn> {
  return staffRequest("GET", "/api/staff/projects/{projectId}/log/deputies/{staffId}/entries", {
    params: { projectId, staffId },
    query: { month },
  });
}
