import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of mails that were sent, as staff look at them. */
export type MessageMessages = Shape<typeof pl>;

/** Loads the words of mails that were sent, in one language. */
export const loadMessage: Area<MessageMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
