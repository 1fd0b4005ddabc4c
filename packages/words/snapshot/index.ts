import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the closed periods of a project. */
export type SnapshotMessages = Shape<typeof pl>;

/** Loads the words of the closed periods of a project, in one language. */
export const loadSnapshot: Area<SnapshotMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
