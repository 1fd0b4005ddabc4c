import { gunzipSync, gzipSync } from "node:zlib";
import { createWriteTransaction, Entity, type EntityItem } from "electrodb";
import type { ParticipantId } from "../participant/schema.ts";
import type { ProjectId } from "../project/schema.ts";
import { commit, happened, json, keyFields, RACE_ATTEMPTS, SERVICE, type Table } from "../shared/table.ts";
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
        /** When everybody was last read anew, whatever was noted. */
        readAt: { type: "string", required: true },
        /** How often somebody had been erased when it was written. */
        erasures: { type: "number", required: true },
        people: { type: json<Uint8Array>(), required: true },
        ttl: { type: "number", required: true },
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

/** How often somebody was erased in a project: nobody keeps a sheet of people whom they read before that. */
const erasuresEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "figureErasures", version: "1", service: SERVICE },
      attributes: {
        projectId: { type: "string", required: true, label: "figuresOf" },
        count: { type: "number", required: true },
        ttl: { type: "number", required: true },
      },
      indexes: {
        erasures: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: [] },
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
  /** When all of them were last read anew: a note that was lost is made good by then. */
  readAt: Instant;
  people: SheetPerson[];
}

/** What is kept of a project where its figures are looked at. */
export interface Kept {
  /** Absent: there is none, or none that is good. */
  sheet?: Sheet;
  /** The numbers of the parts that there are, whatever they are of. */
  parts: readonly number[];
  /** How often somebody had been erased before it was read. */
  erasures: number;
}

/** For how long a sheet is good; it and notes are kept a little longer. */
const GOOD_SECONDS = 86_400;
const KEPT_SECONDS = GOOD_SECONDS + 86_400;
/** Letters of a part before it is packed: an item has 400 kB at most, also where nothing can be made shorter. */
const PART_LETTERS = 380_000;

/** Where the sheets of figures are kept. Every function names its access pattern and key. */
export type FigureStore = ReturnType<typeof createFigureStore>;

/** Makes the store of the sheets of figures over one table. */
export function createFigureStore(table: Table) {
  const sheets = sheetEntity(table);
  const erasures = erasuresEntity(table);
  const notes = noteEntity(table);

  /** Takes people out of one part; false where somebody else wrote it since it was read. */
  async function takeOutOf(row: SheetRow, gone: ReadonlySet<string>, count: number): Promise<boolean> {
    const people = unpacked(row);
    const left = people.filter(({ person }) => !gone.has(person.participantId));
    if (left.length === people.length) return true;
    // Of before it was kept when all were read, or how long: nobody reads it, and it expires by nothing.
    if (!row.readAt || !row.ttl) {
      await sheets.delete({ projectId: row.projectId, part: row.part }).go();
      return true;
    }
    return happened(
      sheets
        .put({ ...row, people: packed(JSON.stringify(left)), erasures: count })
        .where((now, { eq }) => `${eq(now.asOf, row.asOf)} AND ${eq(now.erasures, row.erasures)}`)
        .go(),
    );
  }

  return {
    /** The sheet of a project, where there is one that is good. Key: figuresOf. */
    async findSheet(projectId: ProjectId, now: Instant): Promise<Kept> {
      // First: whoever is erased behind it stops what is made of what is read now from being kept.
      const erased = await erasures.get({ projectId }).go({ consistent: true });
      const { data } = await sheets.query.sheet({ projectId }).go({ pages: "all" });
      const kept = { parts: data.map(({ part }) => part), erasures: erased.data?.count ?? 0 };
      // Keys are letters, by which the tenth part stands before the second, and parts of before may be left.
      const [first] = data.filter(({ part }) => part === 0);
      const rows = first && data.filter(({ part }) => part < first.parts).toSorted((a, b) => a.part - b.part);
      // Somebody else writes at this moment, and a part is of theirs.
      if (!first || rows?.length !== first.parts || rows.some(({ asOf }) => asOf !== first.asOf)) return kept;
      const { asOf, readAt } = first;
      // One without is of before that was kept.
      if (!readAt || readAt < addSeconds(now, -GOOD_SECONDS)) return kept;
      return { ...kept, sheet: { asOf, readAt, people: rows.flatMap(unpacked) } };
    },

    /**
     * Keeps a sheet over the one before, unless somebody was erased since that was looked for: who read them until then would bring them
     * back. A transaction for each part, 60 write units or so of a thousand people.
     */
    async keepSheet(
      projectId: ProjectId,
      { asOf, readAt, people }: Sheet,
      before: Omit<Kept, "sheet">,
    ): Promise<void> {
      const parts = inParts(people);
      const ttl = epochSeconds(addSeconds(readAt, KEPT_SECONDS));
      const stamp = { projectId, parts: parts.length, asOf, readAt, erasures: before.erasures, ttl };
      for (const [part, text] of parts.entries()) {
        const { done } = await commit(
          createWriteTransaction({ sheets, erasures }, (write) => [
            write.sheets.put({ ...stamp, part, people: packed(text) }).commit(),
            write.erasures
              .check({ projectId })
              .where(({ count }, { eq, notExists }) =>
                before.erasures === 0 ? notExists(count) : eq(count, before.erasures),
              )
              .commit(),
          ]),
        );
        if (!done) return;
      }
      for (const part of before.parts)
        if (part >= parts.length) await sheets.delete({ projectId, part }).go();
    },

    /**
     * Takes people who were erased out of all that is kept of a project, and stops whoever read them before from keeping them. The caller has
     * noted who they are. Key: figuresOf.
     */
    async takeOut(projectId: ProjectId, people: readonly ParticipantId[], now: Instant): Promise<void> {
      const gone = new Set<string>(people);
      const { data: after } = await erasures
        .update({ projectId })
        .add({ count: 1 })
        .set({ ttl: epochSeconds(addSeconds(now, KEPT_SECONDS)) })
        .go({ response: "all_new" });
      for (let attempt = 1; attempt <= RACE_ATTEMPTS; attempt += 1) {
        const { data } = await sheets.query.sheet({ projectId }).go({ pages: "all", consistent: true });
        const done = await Promise.all(data.map((row) => takeOutOf(row, gone, after.count ?? 0)));
        if (!done.includes(false)) return;
      }
      throw new Error("A sheet of figures is written by others all the time.");
    },

    /** Notes that somebody changed. One write unit. */
    async note(projectId: ProjectId, participantId: ParticipantId, noted: Instant): Promise<void> {
      await notes
        .put({ projectId, participantId, noted, ttl: epochSeconds(addSeconds(noted, KEPT_SECONDS)) })
        .go();
    },

    /** Who changed after a moment, and when last. Key: figureNotesOf, noted; strongly consistent. */
    async changedSince(projectId: ProjectId, moment: Instant): Promise<Map<ParticipantId, Instant>> {
      const { data } = await notes.query
        .note({ projectId })
        .gt({ noted: moment })
        .go({ pages: "all", consistent: true });
      return new Map(data.map(({ participantId, noted }) => [participantId as ParticipantId, noted]));
    },
  };
}

/** A part of a sheet as it is stored. */
type SheetRow = EntityItem<ReturnType<typeof sheetEntity>>;

function packed(text: string): Uint8Array {
  return new Uint8Array(gzipSync(text));
}

function unpacked({ people }: Pick<SheetRow, "people">): SheetPerson[] {
  return JSON.parse(gunzipSync(people).toString()) as SheetPerson[];
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
