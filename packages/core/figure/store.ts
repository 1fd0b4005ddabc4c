import { gunzipSync, gzipSync } from "node:zlib";
import { Entity } from "electrodb";
import type { ParticipantId } from "../participant/schema.ts";
import type { ProjectId } from "../project/schema.ts";
import { json, keyFields, SERVICE, type Table } from "../shared/table.ts";
import { addSeconds, epochSeconds, type Instant } from "../shared/time.ts";
import type { SheetPerson } from "./sheet.ts";

/** What figures look at of the people of a project, as it was read at a moment: in parts, because an item has its limit. */
const sheetEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "figureSheet", version: "1", service: SERVICE },
      attributes: {
        projectId: { type: "string", required: true, label: "figuresOf" },
        part: { type: "number", required: true },
        /** How many parts there are; what is left of more is from before. */
        parts: { type: "number", required: true },
        /** What was noted before is in it. */
        asOf: { type: "string", required: true },
        people: { type: json<Uint8Array>(), required: true },
      },
      indexes: {
        sheet: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: ["part"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** That somebody in a project changed, or what they were given: whoever has a sheet from before reads them anew. */
const noteEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "figureNote", version: "1", service: SERVICE },
      attributes: {
        projectId: { type: "string", required: true, label: "figureNotesOf" },
        noted: { type: "string", required: true },
        participantId: { type: "string", required: true },
        ttl: { type: "number", required: true },
      },
      indexes: {
        note: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: ["noted", "participantId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** The people of a project as they were at a moment. */
export interface Sheet {
  asOf: Instant;
  people: SheetPerson[];
}

/** For how long a sheet is good; notes are kept a little longer. */
const GOOD_SECONDS = 30 * 86_400;
const NOTED_SECONDS = GOOD_SECONDS + 86_400;
/** Letters of a part before it is packed: an item has 400 kB at most, also where nothing can be made shorter. */
const PART_LETTERS = 380_000;

/** Where the sheets of figures are kept. Every function names its access pattern and key. */
export type FigureStore = ReturnType<typeof createFigureStore>;

/** Makes the store of the sheets of figures over one table. */
export function createFigureStore(table: Table) {
  const sheets = sheetEntity(table);
  const notes = noteEntity(table);

  return {
    /** The sheet of a project, where there is one that is good. Key: figuresOf. */
    async findSheet(projectId: ProjectId, now: Instant): Promise<Sheet | undefined> {
      const { data } = await sheets.query.sheet({ projectId }).go({ pages: "all" });
      const [first] = data;
      const rows = first && data.slice(0, first.parts);
      // Somebody else writes at this moment, and a part is of theirs.
      if (!first || rows?.length !== first.parts || rows.some(({ asOf }) => asOf !== first.asOf))
        return undefined;
      if (first.asOf < addSeconds(now, -GOOD_SECONDS)) return undefined;
      const people = rows.flatMap((row) => JSON.parse(gunzipSync(row.people).toString()) as SheetPerson[]);
      return { asOf: first.asOf, people };
    },

    /** Keeps a sheet over the one before. */
    async keepSheet(projectId: ProjectId, { asOf, people }: Sheet): Promise<void> {
      const parts = inParts(people);
      for (const [part, text] of parts.entries())
        await sheets
          .put({ projectId, part, parts: parts.length, asOf, people: new Uint8Array(gzipSync(text)) })
          .go();
    },

    /** Takes the sheet of a project away, so that nobody who was erased stays in it. Key: figuresOf. */
    async dropSheet(projectId: ProjectId): Promise<void> {
      const { data } = await sheets.query.sheet({ projectId }).go({ pages: "all", attributes: ["part"] });
      for (const { part } of data) await sheets.delete({ projectId, part }).go();
    },

    /** Notes that somebody changed. One write unit. */
    async note(projectId: ProjectId, participantId: ParticipantId, noted: Instant): Promise<void> {
      await notes
        .put({ projectId, participantId, noted, ttl: epochSeconds(addSeconds(noted, NOTED_SECONDS)) })
        .go();
    },

    /** Who changed after a moment. Key: figureNotesOf, noted. */
    async changedSince(projectId: ProjectId, moment: Instant): Promise<ParticipantId[]> {
      const { data } = await notes.query
        .note({ projectId })
        .gt({ noted: moment })
        .go({ pages: "all", consistent: true });
      return [...new Set(data.map(({ participantId }) => participantId as ParticipantId))];
    },
  };
}

/** People as texts that an item holds, one at least. */
function inParts(people: readonly SheetPerson[]): string[] {
  const parts: string[][] = [[]];
  let letters = 0;
  for (const text of people.map((one) => JSON.stringify(one))) {
    // A letter of Polish takes two bytes.
    const more = Buffer.byteLength(text) + 1;
    if (letters + more > PART_LETTERS) {
      parts.push([]);
      letters = 0;
    }
    parts.at(-1)?.push(text);
    letters += more;
  }
  return parts.map((texts) => `[${texts.join(",")}]`);
}
