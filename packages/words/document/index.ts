import type { EventKind } from "@zapisy/core/event/schema";
import { en as commonEn } from "../common/en.ts";
import { pl as commonPl } from "../common/pl.ts";
import type { Locale, Shape } from "../index.ts";
import { en } from "./en.ts";
import { pl } from "./pl.ts";

/** Words of documents, with the names of the kinds of event that documents print. */
export type DocumentMessages = Shape<typeof pl> & { readonly eventKind: Readonly<Record<EventKind, string>> };

/** Words of documents by language; a document is written in one language whoever asks for it. */
export const documentMessages: Record<Locale, DocumentMessages> = {
  pl: { ...pl, eventKind: commonPl.eventKind },
  en: { ...en, eventKind: commonEn.eventKind },
};
