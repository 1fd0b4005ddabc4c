import type { NewEntry } from "./history.ts";
import type { Holding, Place } from "./holding.ts";

/** A row in a record of the table's stream, as plain values. */
export type Image = Record<string, unknown>;

/** What has to be known of the rows of an entity outside their store. */
export interface EntityFacts {
  /** First attribute of the partition key, as it stands in it. Rights end there. */
  key: string;
  /** That of rows from before, which are read and changed where they stand. */
  formerKey?: string;
  /**
   * Which changes something follows from: all, or those to one of these states and, where it says so, new rows. Absent:
   * none, and the stream wakes nobody for them.
   */
  followed?: true | { states: readonly string[]; isNew?: true };
  /** Something follows from the removal of one, too. */
  followedToItsEnd?: true;
  /** What the API does with such rows. Absent: it reads and changes them. */
  api?: readonly ("reads" | "adds" | "counts")[];
  /** What its rows hold of people, field by field. */
  holds: Holding;
}

/** What the history is told of the changes of an entity; rows are never removed in a way that is told. */
export type Teller = (before: Image | undefined, after: Image) => NewEntry[];

/** What has to be known of a noun outside its folder. A new noun has one, and is listed in `manifests.ts`. */
export interface Manifest<Stores> {
  /** Its entities by name. */
  entities: Record<string, EntityFacts>;
  /** What it keeps in the bucket, by the first parts of keys: a function may use no others. */
  bucket?: Record<string, Place>;
  /** By entity, which may be another noun's: what the history is told of its changes. */
  history?: (stores: Stores) => Record<string, Teller>;
}

/** Makes a teller out of what reads an image (undefined where it holds nothing to be told) and what tells rows apart. */
export function teller<Row>(
  read: (image: Image) => Row | undefined,
  tellOf: (before: Row | undefined, after: Row) => NewEntry[],
): Teller {
  return (before, after) => {
    const row = read(after);
    return row === undefined ? [] : tellOf(before && read(before), row);
  };
}
