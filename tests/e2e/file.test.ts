import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { StaffEventView } from "@zapisy/core/event";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkedFiles, readArchive } from "../support/archive.ts";
import { accessibilityFindings, DESK, PHONE } from "../support/browser.ts";
import { SCAN } from "../support/files.ts";
import { publishedEvent, signUpAside, sharedProduct, type Product } from "../support/product.ts";
import { screensOf } from "../support/screens.ts";
import { PIXEL } from "../support/stage.ts";

let product: Product;
let event: StaffEventView;

const { office, excuse } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
  event = await publishedEvent(product);
  await signUpAside(product, event, 1);
});

afterAll(() => product.end());

async function open(path: string, options: BrowserContextOptions = DESK): Promise<Page> {
  const page = await office(options);
  await page.goto(`/staff/events/${event.eventId}${path}`);
  return page;
}
const scans = (page: Page) => page.getByRole("region", { name: "Skany podpisanej listy" });
const pick = (page: Page, name: string, mimeType: string, buffer: Buffer) =>
  scans(page).locator("input[type=file]").first().setInputFiles({ name, mimeType, buffer });
/** The button that only a scan has that arrived and was checked. */
const kept = (page: Page, name: string) => scans(page).getByRole("button", { name: `Pokaż: ${name}` });
const picture = Buffer.from(PIXEL, "base64");

describe("a signed scan in the browser", () => {
  it("is sent, stands beside the ticks after a reload too, is shown, saved, and taken away with a reason", async () => {
    const page = await open("/attendance");
    await pick(page, "Lista – dzień 1.png", "image/png", picture);
    await kept(page, "Lista – dzień 1.png").waitFor();
    await page.reload();
    const row = scans(page).getByRole("listitem").filter({ hasText: "Lista – dzień 1.png" });
    await row.waitFor();
    await kept(page, "Lista – dzień 1.png").click();
    const shown = row.getByRole("img", { name: "Lista – dzień 1.png" });
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    expect(await accessibilityFindings(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      row.getByRole("button", { name: /^Pobierz/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("Lista – dzień 1.png");
    expect(await readFile(await download.path())).toEqual(picture);
    await row.getByRole("button", { name: /^Usuń/ }).click();
    const dialog = page.getByRole("dialog", { name: "Usunąć skan?" });
    await dialog.getByRole("button", { name: "Usuń skan" }).click();
    await dialog.getByText("Uzupełnij to pole.").waitFor();
    await dialog.getByRole("textbox", { name: "Powód" }).fill("Zeskanowano inną listę");
    await dialog.getByRole("button", { name: "Usuń skan" }).click();
    await row.waitFor({ state: "detached" });
  });

  it("says in words what is wrong with a file, and goes on with another", async () => {
    const page = await open("/attendance", { ...PHONE, viewport: { width: 320, height: 700 } });
    await pick(page, "strona.pdf", "application/pdf", Buffer.from("<html>to nie jest PDF</html>"));
    const alert = scans(page).getByRole("alert");
    await alert.getByText(/^Zawartość tego pliku nie zgadza się z jego rodzajem/).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await alert.getByRole("button", { name: "Schowaj: strona.pdf" }).click();
    await pick(page, "lista.docx", "application/msword", Buffer.from("x"));
    await alert.getByText(/^Takiego pliku nie można tu dodać/).waitFor();
    await alert.getByRole("button", { name: "Schowaj: lista.docx" }).click();
    await pick(page, "skan.pdf", "application/pdf", SCAN);
    await kept(page, "skan.pdf").waitFor();
  });

  it("is sent again by itself when its store was being restarted", async () => {
    const page = await open("/attendance");
    await scans(page).getByRole("button", { name: "Dodaj skan" }).waitFor();
    product.processes.files.kill("SIGKILL");
    await pick(page, "po awarii.pdf", "application/pdf", SCAN);
    await kept(page, "po awarii.pdf").waitFor();
    // The browser's own line on a connection that was refused.
    excuse(/ERR_CONNECTION|CORS policy/);
  });
});

describe("the evidence of an event in the browser", () => {
  it("is asked for, waits while the page is left, is downloaded and agrees with its sums", async () => {
    const page = await open("");
    const panel = page.getByRole("region", { name: "Dokumentacja wydarzenia" });
    await panel.getByRole("button", { name: "Przygotuj dokumentację" }).click();
    await page.getByRole("link", { name: "Historia", exact: true }).click();
    await product.settle();
    await page.getByRole("link", { name: "Przegląd" }).click();
    await panel.getByText(/^Gotowa: /).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      panel.getByRole("button", { name: "Pobierz ZIP" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`dokumentacja-${event.slug}.zip`);
    const zip = await readFile(await download.path());
    expect(await panel.locator("code").textContent()).toBe(createHash("sha256").update(zip).digest("hex"));
    expect(await checkedFiles(zip)).toContain("manifest.csv");
    expect([...(await readArchive(zip)).keys()].filter((path) => path.startsWith("skany/"))).toHaveLength(2);
    await page.getByRole("link", { name: "Historia", exact: true }).click();
    await page.getByText("Poproszono o dokumentację wydarzenia").waitFor();
  });

  it("is put together also when the worker is killed half-way", async () => {
    const { file } = product.deps.services;
    const asked = await file.requestEvidence(product.office(), event.eventId);
    const { files } = product.deps.stores;
    await expect
      .poll(async () => (await files.findEvidence(event.eventId))?.attempt, { timeout: 10_000, interval: 5 })
      .toBe(1);
    product.processes.worker.kill("SIGKILL");
    await expect
      .poll(async () => (await files.findEvidence(event.eventId))?.state, { timeout: 20_000 })
      .toBe("ready");
    const { evidence, url = "" } = await file.findEvidence(product.office(), event.eventId, true);
    const zip = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(evidence).toMatchObject({
      evidenceId: asked.evidenceId,
      sha256: createHash("sha256").update(zip).digest("hex"),
    });
    expect(await checkedFiles(zip)).toContain("manifest.csv");
  });
});
