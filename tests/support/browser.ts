import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { startStack, type Stack } from "@zapisy/local/stack";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome"];

/** Where the machine's Chromium is. @throws Error that names the package to install */
function chromiumPath(): string {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = folders
    .flatMap((folder) => PROGRAMS.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
  if (!found) throw new Error("Chromium is missing: sudo apt-get install chromium");
  return found;
}

/** Starts a browser that calls nobody but us. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}

/** A phone, Polish, as most participants have it. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 780 },
  locale: "pl-PL",
  timezoneId: "Europe/Warsaw",
  hasTouch: true,
};

/** An office computer, Polish. */
export const DESK: BrowserContextOptions = {
  viewport: { width: 1280, height: 900 },
  locale: "pl-PL",
  timezoneId: "Europe/Warsaw",
};

/** The whole product with a data folder of its own. */
export interface Product extends Stack {
  /** Stops it and removes its data. */
  end(): Promise<void>;
}

/** Starts the whole product; `samples` fills it with the sample programmes. */
export async function startProduct(options: { samples?: boolean; today?: string } = {}): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), "zapisy-e2e-"));
  const stack = await startStack({ dataDir, port: 0, quiet: true, ...options });
  const end = async () => {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return Object.assign(stack, { end });
}

/** A mail in the mailbox. */
export interface Mail {
  subject: string;
  destination: { to: string[] };
  body: { text: string; html?: string };
  attachments: { filename: string; content: string }[];
}

/** Mails to one address, the oldest first, once at least `count` have arrived. */
export async function mailsTo(product: Product, address: string, count = 1): Promise<Mail[]> {
  let mails: Mail[] = [];
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const answer = await fetch(`${product.mailboxUrl}/store`);
    const { emails } = (await answer.json()) as { emails: Mail[] };
    mails = emails.filter(({ destination }) => destination.to.some((to) => to.includes(address)));
    if (mails.length >= count) return mails;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${mails.length} of ${count} mails arrived for ${address}`);
}

/** What axe finds against WCAG 2.2 AA, a line per finding; empty is what we want. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`),
  );
}

/** Signs a member of staff in through the pages and the mailbox. */
export async function signInAsStaff(
  page: Page,
  product: Product,
  address = "admin@zapisy.example",
): Promise<void> {
  const before = (await mailsTo(product, address, 0)).length;
  await page.goto(`${product.url}/staff/sign-in`);
  await page.getByRole("textbox").first().fill(address);
  await page.keyboard.press("Enter");
  const mail = (await mailsTo(product, address, before + 1)).at(-1);
  const code = /\b(\d{3}\s?\d{3})\b/.exec(mail?.body.text ?? "")?.[1]?.replace(/\s/g, "") ?? "";
  await page.getByRole("textbox").first().fill(code);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/staff\/events/);
}
