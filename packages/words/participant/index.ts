import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the participants of projects. */
export type ParticipantMessages = Shape<typeof pl>;

/** Loads the words of the participants of projects, in one language. */
export const loadParticipant: Area<ParticipantMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
