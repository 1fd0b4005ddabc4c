import { Entity } from "electrodb";
import type { RegistrationStatus } from "../../registration/schema.ts";
import { json, keyFields, oncePerTable, SERVICE, type Table } from "../../shared/table.ts";
import type { Decision, Place, Score, Selection, SelectionState } from "../schema.ts";

const selectionEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "selection", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        state: { type: json<SelectionState>(), required: true },
        round: { type: "number", required: true },
        version: { type: "number", required: true },
        selection: {
          type: json<
            Omit<Selection, "eventId" | "state" | "round" | "version" | "changedBy" | "changeReason">
          >(),
          required: true,
        },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
      },
      indexes: {
        selection: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A member's sheet; each score moves it, so that one that was closed takes none, and a ranking is of those that were read. */
const sheetEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "selectionSheet", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        staffId: { type: "string", required: true },
        round: { type: "number", required: true },
        institutionIds: { type: "list", items: { type: "string" }, required: true },
        conflicts: { type: "list", items: { type: "string" }, required: true },
        saves: { type: "number", required: true },
        closedAt: { type: "string" },
        version: { type: "number", required: true },
        updatedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
      },
      indexes: {
        sheet: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["staffId"] },
        },
      },
    },
    { client: documents, table: name },
  );

const scoreEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "selectionScore", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        round: { type: "number", required: true },
        staffId: { type: "string", required: true },
        registrationId: { type: "string", required: true },
        formal: { type: json<Score["formal"]>(), required: true },
        points: { type: json<Score["points"]>(), required: true },
        note: { type: "string" },
        updatedAt: { type: "string", required: true },
      },
      indexes: {
        score: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["round", "staffId", "registrationId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A ranking as it was fixed, in parts; nothing of it is looked at before the selection says its id. */
const rankingEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "selectionRanking", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        freezeId: { type: "string", required: true },
        part: { type: "number", required: true, padding: { length: 4, char: "0" } },
        places: { type: json<Place[]>(), required: true },
      },
      indexes: {
        ranking: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["freezeId", "part"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** What staff decided about one of a fixed ranking, and what came of it. */
const decisionEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "selectionDecision", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        freezeId: { type: "string", required: true },
        registrationId: { type: "string", required: true },
        decision: { type: json<Decision>() },
        outcome: { type: json<RegistrationStatus>() },
        /** Of the selection, when it was decided. */
        version: { type: "number" },
        updatedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
      },
      indexes: {
        decision: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["freezeId", "registrationId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** What the store of selections reads and writes. */
export const selectionEntities = oncePerTable((table) => ({
  selections: selectionEntity(table),
  sheets: sheetEntity(table),
  scores: scoreEntity(table),
  rankings: rankingEntity(table),
  decisions: decisionEntity(table),
}));
/** The entities of selections over one table. */
export type SelectionEntities = ReturnType<typeof selectionEntities>;
