import type { Locale } from "@zapisy/core/shared/localized-text";
import { HOME_ZONE, type Instant } from "@zapisy/core/shared/time";
import type { CopyInWords } from "@zapisy/words/person-copy";
import { finishSheets, openSheets, PageWriter, type SheetHead } from "../sheet/index.ts";
import { ROOMY } from "../sheet/style.ts";

/** A copy of all that is kept of a person, in the words of a language. */
export interface PersonCopyDocument extends CopyInWords {
  locale: Locale;
  madeAt: Instant;
  /** Stands beside words in which staff may have named somebody else. */
  mayName: string;
}

/** Of no project and no event: the copy goes over all of them. */
function headOf({ locale, lines, madeAt }: PersonCopyDocument): SheetHead {
  const project = { title: "", lead: "", partners: [], supporters: [], invited: [], logos: [] };
  return {
    locale,
    project,
    event: { title: lines[0] ?? "", kind: "meeting", place: "" },
    drawnUp: { by: "", at: madeAt, timeZone: HOME_ZONE },
  };
}

/** Makes the paper: a part for each event, in it what is kept, with why, how long, and who sees it. */
export async function personCopyPdf(copy: PersonCopyDocument): Promise<Uint8Array> {
  const { title, lines, sections, mayName } = copy;
  const sheets = await openSheets(headOf(copy), title);
  const page = new PageWriter(sheets, "portrait", [title, lines[0] ?? ""]);
  const { gap, small, smallSoft, subtitle, fact } = ROOMY;
  page.paragraph("H1", title, ROOMY.title);
  for (const line of lines) page.paragraph("P", line, small);
  for (const section of sections) {
    page.y += gap.part;
    page.need(subtitle.leading * 4);
    page.bookmark(section.title);
    page.paragraph("H2", section.title, subtitle);
    for (const { name, values, about } of section.rows) {
      page.y += gap.part;
      page.need(fact.leading * 3);
      page.paragraph("H3", name, fact);
      page.paragraph("P", about, smallSoft);
      for (const { label, text, mayName: isNaming } of values)
        page.entry(label, isNaming ? `${text} (${mayName.toLowerCase()})` : text);
    }
  }
  page.end();
  return finishSheets(sheets);
}
