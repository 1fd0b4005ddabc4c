import { mkdirSync } from "node:fs";
import type { Browser } from "playwright-core";

/** A picture, and what it is of. */
export interface Picture {
  title: string;
  png: Buffer;
}

/** Widest that a sheet is: what shows pictures to people makes wider ones smaller. */
const WIDTH = 1_540;

/**
 * Puts pictures beside each other on sheets `<name>-1.png` and so on, where `SHOTS` names a folder: hundreds can be looked at so.
 * @param columns as many pictures side by side
 * @param rows of them on one sheet
 */
export async function contactSheets(
  browser: Browser,
  name: string,
  pictures: readonly Picture[],
  { columns, rows }: { columns: number; rows: number },
): Promise<void> {
  const dir = process.env.SHOTS;
  if (!dir) return;
  mkdirSync(dir, { recursive: true });
  const context = await browser.newContext({ viewport: { width: WIDTH, height: 800 } });
  const page = await context.newPage();
  for (let start = 0; start < pictures.length; start += columns * rows) {
    const figures = pictures
      .slice(start, start + columns * rows)
      .map(
        ({ title, png }) =>
          `<figure><figcaption>${title}</figcaption><img src="data:image/png;base64,${png.toString("base64")}"></figure>`,
      );
    await page.setContent(
      `<style>body{margin:8px;display:grid;grid-template-columns:repeat(${columns},1fr);gap:8px;background:#999;font:13px sans-serif}figure{margin:0}img{width:100%}</style>${figures.join("")}`,
    );
    await page.screenshot({ path: `${dir}/${name}-${start / columns / rows + 1}.png`, fullPage: true });
  }
  await context.close();
}
