import { createWriteTransaction } from "electrodb";
import { dueKeys } from "../../due/index.ts";
import type { ProjectId } from "../../project/index.ts";
import { commit, conditionOf, happened, readMany, type Condition } from "../../shared/table.ts";
import type { ProjectRetention, RetentionSwitch } from "../schema.ts";
import { fromRow, fromSwitchRow, SITE, type RetentionEntities } from "./rows.ts";

/** What is said of a project; undefined where nothing was. Key: retentionOf, strongly consistent. */
export async function find(
  { retentions }: RetentionEntities,
  projectId: ProjectId,
): Promise<ProjectRetention | undefined> {
  const { data } = await retentions.get({ retentionOf: projectId }).go({ consistent: true });
  return data ? fromRow(data) : undefined;
}

/** What is said of several projects, in their order. Keys: retentionOf, in batches of a hundred. */
export async function findMany(
  { retentions }: RetentionEntities,
  projectIds: readonly ProjectId[],
): Promise<(ProjectRetention | undefined)[]> {
  const rows = await readMany(
    projectIds.map((retentionOf) => ({ retentionOf })),
    (keys, options) => retentions.get(keys).go(options),
  );
  return rows.map((row) => row && fromRow(row));
}

/**
 * Keeps what is said of a project, over the version before; false where somebody else was faster, or what has to be so is so no more.
 * @param condition of the event that is held
 */
export async function save(
  entities: RetentionEntities,
  { projectId, ...rest }: ProjectRetention,
  condition?: Condition,
): Promise<boolean> {
  const { done } = await commit(
    createWriteTransaction(entities, (write) => [
      write.retentions
        .put({ retentionOf: projectId, ...rest })
        .where(({ version }, { eq, notExists }) =>
          rest.version === 1 ? notExists(version) : eq(version, rest.version - 1),
        )
        .commit(),
      ...(condition ? [condition] : []),
    ]),
  );
  return done;
}

/** That what is said of a project is what it was, for another noun's transaction; without a version, that nothing is. Key: retentionOf. */
export function isUnchanged(
  { retentions }: RetentionEntities,
  projectId: ProjectId,
  version: number | undefined,
): Condition {
  return conditionOf({ retentions }, (write) =>
    write.retentions
      .check({ retentionOf: projectId })
      .where((row, { eq, notExists }) =>
        version === undefined ? notExists(row.version) : eq(row.version, version),
      )
      .commit(),
  );
}

/** Whether data end by themselves; undefined where nobody ever said so. One read, strongly consistent. */
export async function findSwitch({ switches }: RetentionEntities): Promise<RetentionSwitch | undefined> {
  const { data } = await switches.get({ switchOf: SITE }).go({ consistent: true });
  return data ? fromSwitchRow(data) : undefined;
}

/** Keeps whether data end by themselves, over the version before; false where somebody else was faster. */
export function saveSwitch(
  { switches }: RetentionEntities,
  { nextAt, ...rest }: RetentionSwitch,
): Promise<boolean> {
  return happened(
    switches
      .put({ switchOf: SITE, ...rest, ...dueKeys(nextAt) })
      .where(({ version }, { eq, notExists }) =>
        rest.version === 1 ? notExists(version) : eq(version, rest.version - 1),
      )
      .go(),
  );
}

/** Says when it is looked next, where nobody changed the switch meanwhile. */
export async function setNext(
  { switches }: RetentionEntities,
  { nextAt, ...rest }: RetentionSwitch,
): Promise<void> {
  await happened(
    switches
      .put({ switchOf: SITE, ...rest, ...dueKeys(nextAt) })
      .where(({ version }, { eq }) => eq(version, rest.version))
      .go(),
  );
}
