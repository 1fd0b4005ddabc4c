import { Entity } from "electrodb";
import type { ProjectId } from "../project/schema.ts";
import { happened, keyFields, SERVICE, type Table } from "../shared/table.ts";
import type { StaffId } from "../staff/schema.ts";
import type { SupportEntryId } from "../support-entry/schema.ts";
import type { ContentNote, NoteDeputy } from "./schema.ts";

/** Notes of what was talked about: rows of their own, so that nothing that reads the log reads them. */
const noteEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "contentNote", version: "1", service: SERVICE },
      attributes: {
        entryId: { type: "string", required: true, label: "noteOf" },
        counsellor: { type: "string", required: true },
        projectId: { type: "string", required: true },
        participantId: { type: "string", required: true },
        text: { type: "string" },
        version: { type: "number", required: true },
        changedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
      },
      indexes: {
        note: {
          pk: { ...keyFields().pk, composite: ["entryId"] },
          sk: { ...keyFields().sk, composite: ["counsellor"] },
        },
      },
    },
    { client: documents, table: name },
  );

const deputyEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "noteDeputy", version: "1", service: SERVICE },
      attributes: {
        projectId: { type: "string", required: true, label: "deputiesOf" },
        counsellor: { type: "string", required: true },
        deputyId: { type: "string" },
        until: { type: "string" },
        reason: { type: "string" },
        version: { type: "number", required: true },
        changedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
      },
      indexes: {
        deputy: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: ["counsellor"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Where notes and who stands in for whom are kept. Every function names its access pattern and key. */
export type ContentNoteStore = ReturnType<typeof createContentNoteStore>;

/** Makes the store of notes over one table. */
export function createContentNoteStore(table: Table) {
  const notes = noteEntity(table);
  const deputies = deputyEntity(table);
  return {
    /** All notes of an entry, also removed ones. Key: noteOf, strongly consistent. */
    async listOf(entryId: SupportEntryId): Promise<ContentNote[]> {
      const { data } = await notes.query.note({ entryId }).go({ pages: "all", consistent: true });
      return data as ContentNote[];
    },

    /** Whether a counsellor has a note of an entry that was not removed. Key: noteOf and counsellor, strongly consistent. */
    async isWritten(entryId: SupportEntryId, counsellor: StaffId): Promise<boolean> {
      const { data } = await notes.get({ entryId, counsellor }).go({ consistent: true });
      return data?.text !== undefined;
    },

    /** Writes a note over the version before it; false where that is another by now. */
    save(note: ContentNote): Promise<boolean> {
      const before = note.version - 1;
      return happened(
        notes
          .put(note)
          .where(({ version }, { eq, notExists }) =>
            before === 0 ? notExists(version) : eq(version, before),
          )
          .go(),
      );
    },

    /** Who stands in for whom in a project. Key: deputiesOf, strongly consistent. */
    async listDeputies(projectId: ProjectId): Promise<NoteDeputy[]> {
      const { data } = await deputies.query.deputy({ projectId }).go({ pages: "all", consistent: true });
      return data as NoteDeputy[];
    },

    /** Who stands in for a counsellor of a project. Key: deputiesOf and counsellor, strongly consistent. */
    async findDeputy(projectId: ProjectId, counsellor: StaffId): Promise<NoteDeputy | undefined> {
      const { data } = await deputies.get({ projectId, counsellor }).go({ consistent: true });
      return (data ?? undefined) as NoteDeputy | undefined;
    },

    /** Writes who stands in for a counsellor over the version before it; false where that is another by now. */
    saveDeputy(deputy: NoteDeputy): Promise<boolean> {
      const before = deputy.version - 1;
      return happened(
        deputies
          .put(deputy)
          .where(({ version }, { eq, notExists }) =>
            before === 0 ? notExists(version) : eq(version, before),
          )
          .go(),
      );
    },
  };
}
