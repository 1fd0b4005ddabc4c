import { createWriteTransaction, Entity, type EntityItem } from "electrodb";
import type { ParticipantId } from "../participant/schema.ts";
import type { ProjectId } from "../project/schema.ts";
import {
  commit,
  type Condition,
  happened,
  json,
  keyFields,
  SERVICE,
  type Table,
  type TransactionResult,
} from "../shared/table.ts";
import { inOrder } from "./rules.ts";
import type { Indicator, IndicatorId, Result, ResultId } from "./schema.ts";

const indicatorEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "indicator", version: "1", service: SERVICE },
      attributes: {
        projectId: { type: "string", required: true, label: "indicatorsOf" },
        indicatorId: { type: "string", required: true },
        indicator: { type: json<KeptIndicator>(), required: true },
        version: { type: "number", required: true },
        doing: { type: json<IndicatorDoing>(), required: true },
        changedBy: { type: "string", required: true },
      },
      indexes: {
        indicator: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: ["indicatorId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A result of somebody, entered by hand. */
const resultEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "indicatorResult", version: "1", service: SERVICE },
      attributes: {
        projectId: { type: "string", required: true, label: "resultsOf" },
        participantId: { type: "string", required: true },
        resultId: { type: "string", required: true },
        result: { type: json<KeptResult>(), required: true },
        version: { type: "number", required: true },
        doing: { type: json<ResultDoing>(), required: true },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
      },
      indexes: {
        result: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: ["participantId", "resultId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** What of an indicator stands in one attribute of its row. */
export type KeptIndicator = Omit<Indicator, "indicatorId" | "projectId" | "version">;
/** What of a result stands in one attribute of its row. */
export type KeptResult = Omit<Result, "resultId" | "projectId" | "participantId" | "version">;

/** What was done to an indicator last, as the history calls it. */
export type IndicatorDoing = "added" | "changed" | "removed" | "restored";
/** What was done to a result last, as the history calls it. */
export type ResultDoing = "entered" | "proved" | "replaced" | "struck" | "ended";

/** An indicator with what only the table knows of it. */
export interface StoredIndicator extends Indicator {
  doing: IndicatorDoing;
  changedBy: string;
}

/** A result with what only the table knows of it. */
export interface StoredResult extends Result {
  doing: ResultDoing;
  changedBy: string;
  changeReason?: string;
}

/** A row of an indicator. */
export type IndicatorRow = EntityItem<ReturnType<typeof indicatorEntity>>;
/** A row of a result. */
export type ResultRow = EntityItem<ReturnType<typeof resultEntity>>;

/** By what a result is found. */
export type ResultKey = Pick<Result, "projectId" | "participantId" | "resultId">;

/** Where indicators and results are kept. Every function names its access pattern and key. */
export type IndicatorStore = ReturnType<typeof createIndicatorStore>;

/** Makes the store of indicators over one table. */
export function createIndicatorStore(table: Table) {
  const indicators = indicatorEntity(table);
  const results = resultEntity(table);

  return {
    /** All indicators of a project, removed ones too, in the order in which they were made. Key: indicatorsOf, strongly consistent. */
    async list(projectId: ProjectId): Promise<StoredIndicator[]> {
      const { data } = await indicators.query.indicator({ projectId }).go({ pages: "all", consistent: true });
      return inOrder(data.map(indicatorFromRow));
    },

    /** One indicator. Key: indicatorsOf, indicatorId; strongly consistent. */
    async find(projectId: ProjectId, indicatorId: IndicatorId): Promise<StoredIndicator | undefined> {
      const { data } = await indicators.get({ projectId, indicatorId }).go({ consistent: true });
      return data ? indicatorFromRow(data) : undefined;
    },

    /** Writes an indicator that is new (version 1), or still has the version before. @returns false when it was changed meanwhile */
    save(after: StoredIndicator): Promise<boolean> {
      const row = indicatorToRow(after);
      return happened(
        after.version === 1
          ? indicators.create(row).go()
          : indicators
              .put(row)
              .where(({ version }, { eq }) => eq(version, after.version - 1))
              .go(),
      );
    },

    /** All results of a project by participants. Key: resultsOf, strongly consistent. */
    async listResults(projectId: ProjectId): Promise<StoredResult[]> {
      const { data } = await results.query.result({ projectId }).go({ pages: "all", consistent: true });
      return data.map(resultFromRow);
    },

    /** Results of one participant. Key: resultsOf, participantId; strongly consistent. */
    async listResultsOf(projectId: ProjectId, participantId: ParticipantId): Promise<StoredResult[]> {
      const { data } = await results.query
        .result({ projectId, participantId })
        .go({ pages: "all", consistent: true });
      return data.map(resultFromRow);
    },

    /** One result. Key: resultsOf, participantId, resultId; strongly consistent. */
    async findResult({ projectId, participantId, resultId }: ResultKey): Promise<StoredResult | undefined> {
      const { data } = await results.get({ projectId, participantId, resultId }).go({ consistent: true });
      return data ? resultFromRow(data) : undefined;
    },

    /** Writes a result that is new, in one transaction with that its person is there still: the first refusal is of the result, the second of that. */
    enterResult(result: StoredResult, isThere: Condition): Promise<TransactionResult> {
      return commit(
        createWriteTransaction({ results }, (write) => [
          write.results.create(resultToRow(result)).commit(),
          isThere,
        ]),
      );
    },

    /**
     * Writes a result that still has the version before. @param also what is written in the same transaction
     * @returns false when it, or some of that, was changed meanwhile
     */
    async saveResult(after: StoredResult, also: readonly Condition[] = []): Promise<boolean> {
      if (also.length > 0) {
        const { done } = await commit(
          createWriteTransaction({ results }, (write) => [
            write.results
              .put(resultToRow(after))
              .where(({ version }, { eq }) => eq(version, after.version - 1))
              .commit(),
            ...also,
          ]),
        );
        return done;
      }
      return happened(
        results
          .put(resultToRow(after))
          .where(({ version }, { eq }) => eq(version, after.version - 1))
          .go(),
      );
    },

    /** Takes a result away, of somebody who is erased. */
    async eraseResult({ projectId, participantId, resultId }: ResultKey): Promise<void> {
      await results.delete({ projectId, participantId, resultId }).go();
    },
  };
}

function indicatorToRow(stored: StoredIndicator): IndicatorRow {
  const { projectId, indicatorId, version, doing, changedBy, ...indicator } = stored;
  return { projectId, indicatorId, indicator, version, doing, changedBy };
}

/** The indicator in a row, or in an image of one. */
export function indicatorFromRow(row: IndicatorRow): StoredIndicator {
  const { projectId, indicatorId, indicator, version, doing, changedBy } = row;
  return {
    ...indicator,
    projectId: projectId as ProjectId,
    indicatorId: indicatorId as IndicatorId,
    version,
    doing,
    changedBy,
  };
}

/** A result as a row of the table. */
export function resultToRow(stored: StoredResult): ResultRow {
  const { projectId, participantId, resultId, version, doing, changedBy, changeReason, ...result } = stored;
  return { projectId, participantId, resultId, result, version, doing, changedBy, changeReason };
}

/** The result in a row, or in an image of one. */
export function resultFromRow(row: ResultRow): StoredResult {
  const { projectId, participantId, resultId, result, version, doing, changedBy, changeReason } = row;
  return {
    ...result,
    projectId: projectId as ProjectId,
    participantId: participantId as ParticipantId,
    resultId: resultId as ResultId,
    version,
    doing,
    changedBy,
    changeReason,
  };
}
