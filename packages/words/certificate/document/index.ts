import type { EventKind } from "@zapisy/core/event/schema";
import type { FormOfAddress } from "@zapisy/core/registration/schema";
import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import type { Shape } from "../../index.ts";
import { en } from "./en.ts";
import { pl } from "./pl.ts";

/** The usual words of a certificate in one language. */
export type CertificateDocumentMessages = Shape<typeof pl>;

/** The usual words of a certificate by language; a certificate may be written in both at once. */
export const certificateDocumentMessages: Record<"pl" | "en", CertificateDocumentMessages> = { pl, en };

/** The usual heading of a certificate. */
export const usualHeading: LocalizedText = { pl: pl.heading, en: en.heading };

/** Place of an event that is held online only. */
export const onlinePlace: LocalizedText = { pl: pl.online, en: en.online };

/** The usual words between the holder's name and the title of an event of that kind. */
export function usualWording(kind: EventKind, subject: FormOfAddress | "institution"): LocalizedText {
  return { pl: pl.wording[kind][subject], en: en.wording[kind][subject] };
}

/** Words for the made-up certificate that shows what a template prints. */
export const sampleWords = {
  firstName: pl.sample.firstName,
  lastName: pl.sample.lastName,
  town: pl.sample.town,
  title: { pl: pl.sample.title, en: en.sample.title },
  topics: [
    { pl: pl.sample.firstTopic, en: en.sample.firstTopic },
    { pl: pl.sample.secondTopic, en: en.sample.secondTopic },
  ],
} satisfies Record<string, string | LocalizedText | LocalizedText[]>;
