export { type AddressLabel, type AddressLabels, addressLabelsFileName, addressLabelsPdf } from "./labels.ts";

import type { Locale } from "@zapisy/core/shared/localized-text";
import { fileName } from "../file-name/index.ts";
import { finishSheets, openSheets, PageWriter, type SheetHead } from "../sheet/index.ts";
import { NAME, SUBTITLE } from "../sheet/style.ts";

/** A letter to one person, as it is folded into an envelope. */
export interface PrintedLetter {
  name: string;
  institution?: string;
  /** In which language it is written. */
  locale: Locale;
  heading: string;
  /** Each of lines. */
  paragraphs: string[][];
}

/** Letters to people whom no mail reaches: what every sheet of an event carries, and the letters. */
export interface PrintedLetters {
  head: SheetHead;
  letters: PrintedLetter[];
}

const GAP = 10;

/** Letters, each on a page of its own. */
export async function printedLettersPdf({ head, letters }: PrintedLetters): Promise<Uint8Array> {
  const document = await openSheets(head, letters[0]?.heading ?? "");
  for (const { name, institution, locale, heading, paragraphs } of letters) {
    const lang = locale === head.locale ? undefined : locale;
    const page = new PageWriter(document, "portrait", [name, heading]);
    page.projectHead();
    page.paragraph("P", name, SUBTITLE);
    if (institution) page.paragraph("P", institution, NAME);
    page.y += GAP * 2;
    page.paragraph("H1", heading, SUBTITLE, lang);
    for (const lines of paragraphs) {
      page.y += GAP;
      for (const line of lines) page.paragraph("P", line, NAME, lang);
    }
    page.end();
  }
  // Letters are handed out one by one: a page number of all of them says nothing.
  return finishSheets(document, { numbered: false });
}

/** A name for the file of printed letters. */
export function printedLettersFileName(subject: string): string {
  return fileName(subject, undefined, "pdf");
}
