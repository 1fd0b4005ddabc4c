import { createWriteTransaction } from "electrodb";
import { erasureRow, workedIds, type Erasure } from "../../erasure/index.ts";
import { commit, happened, type Writes } from "../../shared/table.ts";
import type { Instant } from "../../shared/time.ts";
import type {
  PersonHold,
  ProjectRetention,
  RetentionCause,
  RetentionLook,
  RetentionSwitch,
} from "../schema.ts";
import { fromLookRow, SITE, type RetentionEntities } from "./rows.ts";

/** What it was decided by that something may be removed: it has to be so still when it is. */
export interface DecidedBy {
  retention: Pick<ProjectRetention, "projectId" | "version">;
  site: Pick<RetentionSwitch, "version">;
  /** Of whoever is taken, that nobody held them since: the version of what was said of them, absent where nothing was. */
  people: readonly { heldOf: PersonHold["heldOf"]; version?: number }[];
}

/** How far one looked at an event, or at a project. Key: lookOf, strongly consistent. */
export async function listLooks(
  { looks }: RetentionEntities,
  lookOf: RetentionLook["lookOf"],
): Promise<RetentionLook[]> {
  const { data } = await looks.query.look({ lookOf }).go({ consistent: true, pages: "all" });
  return data.map(fromLookRow);
}

/** Keeps that a look came to its end, over the version before; false where somebody else was faster. */
export function saveLook({ looks }: RetentionEntities, look: RetentionLook): Promise<boolean> {
  return happened(
    looks
      .put(look)
      .where(({ version }, { eq, notExists }) =>
        look.version === 1 ? notExists(version) : eq(version, look.version - 1),
      )
      .go(),
  );
}

/**
 * Begins an erasure and goes on with the look, in one transaction, where it is decided still that this may be removed.
 * @returns false where it is not, or somebody else was faster
 */
export async function begin(
  entities: RetentionEntities,
  erasure: Erasure,
  look: RetentionLook,
  decided: DecidedBy,
): Promise<boolean> {
  const { done } = await commit(
    createWriteTransaction(entities, (write) => [
      write.erasures
        .put(erasureRow(erasure))
        .where(({ version }, { notExists }) => notExists(version))
        .commit(),
      write.looks
        .put(look)
        .where(({ version }, { eq, notExists }) =>
          look.version === 1 ? notExists(version) : eq(version, look.version - 1),
        )
        .commit(),
      ...isDecidedStill(write, decided),
    ]),
  );
  return done;
}

/**
 * Takes the next part of an erasure, in one transaction, where it is decided still that this may be removed.
 * @returns false where it is not, or somebody else was faster
 */
export async function take(
  entities: RetentionEntities,
  erasure: Erasure,
  decided: DecidedBy,
): Promise<boolean> {
  const { done } = await commit(
    createWriteTransaction(entities, (write) => [
      write.erasures
        .put(erasureRow(erasure))
        // Who belongs to a part is decided once: of a record that comes twice at once, one takes it.
        .where(
          ({ version, taken }, { eq, lte, notExists }) =>
            `${eq(version, erasure.version)} AND (${notExists(taken)} OR ${lte(taken, erasure.done)})`,
        )
        .commit(),
      ...isDecidedStill(write, decided),
    ]),
  );
  return done;
}

function isDecidedStill(write: Writes<RetentionEntities>, { retention, site, people }: DecidedBy) {
  return [
    ...people.map(({ heldOf, version: known }) =>
      write.people
        .check({ heldOf })
        .where(({ version }, { eq, notExists }) =>
          known === undefined ? notExists(version) : eq(version, known),
        )
        .commit(),
    ),
    write.retentions
      .check({ retentionOf: retention.projectId })
      .where(({ version }, { eq }) => eq(version, retention.version))
      .commit(),
    write.switches
      .check({ switchOf: SITE })
      .where(({ version, isOn }, { eq }) => `${eq(version, site.version)} AND ${eq(isOn, true)}`)
      .commit(),
  ];
}

/**
 * Keeps an erasure after its first look over the version before, and counts what it removed: once, because both happen or neither. Where it
 * was stopped, its event or project is to be looked at again soon.
 */
export async function settle(
  entities: RetentionEntities,
  erasure: Erasure,
  { projectId, eventId, kind }: RetentionCause,
  now: Instant,
  isStopped: boolean,
): Promise<boolean> {
  const { done } = await commit(
    createWriteTransaction(entities, (write) => [
      write.erasures
        .put(erasureRow(erasure))
        .where(({ version }, { eq }) => eq(version, erasure.version - 1))
        .commit(),
      write.looks
        // Of a table that was put back as it was before there may be none yet.
        .update({ lookOf: eventId ?? projectId, kind })
        .add({ removed: workedIds(erasure).length, named: erasure.named, version: 1 })
        .set({ updatedAt: now })
        .remove(isStopped ? ["lookedOn"] : [])
        .commit(),
    ]),
  );
  return done;
}
