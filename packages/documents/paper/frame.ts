import {
  drawnUpInWords,
  finishSheets,
  openSheets,
  PageWriter,
  type PageLayout,
  type SheetHead,
} from "../sheet/index.ts";
import { SMALL_SOFT } from "../sheet/style.ts";

/**
 * A paper that is one list over as many pages as it takes: what stands over it, what `draw` puts there, and when it was drawn up.
 * @param besides what stands beside the title of the event on continued pages
 */
export async function drawPaper(
  head: SheetHead,
  {
    title,
    besides,
    layout = "portrait",
  }: { title: string; besides: string | undefined; layout?: PageLayout },
  draw: (page: PageWriter) => void,
): Promise<Uint8Array> {
  const document = await openSheets(head, title);
  const page = new PageWriter(document, layout, [
    title,
    [head.event.title, besides].filter(Boolean).join(" · "),
  ]);
  page.projectHead();
  page.heading(title, "");
  draw(page);
  page.paragraph("P", drawnUpInWords(head), SMALL_SOFT);
  page.end();
  return finishSheets(document);
}
