import type { Area, Shape } from "../../index.ts";
import type { pl } from "./pl.ts";

/** Words inside an evidence archive. */
export type EvidenceMessages = Shape<typeof pl>;

/** Loads the words inside an evidence archive in one language. */
export const loadEvidence: Area<EvidenceMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
