import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterEach, expect } from "vitest";
import {
  accessibilityFindings,
  DESK,
  launchBrowser,
  openPage,
  overflow,
  PHONE,
  signInAsStaff,
  type Watched,
} from "./browser.ts";
import type { Product } from "./product.ts";

/** The screens on which the tests of one file look at the product. */
export interface Screens {
  /** A screen of its own, a phone unless said; nobody is signed in on it. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** A screen at which the first member of staff is signed in, that of an office unless said. */
  office(options?: BrowserContextOptions): Promise<Page>;
  /** Says of a complaint that the running test brings it about on purpose. */
  excuse(complaint: RegExp): void;
  /** Closes all screens. @throws when something went wrong on one of them that nobody sees */
  close(): Promise<void>;
}

/** One browser for the files of a worker; it ends with the process. */
let browser: Promise<Browser> | undefined;
/** Who is signed in at the office of a product. */
const sessions = new WeakMap<Product, Promise<BrowserContextOptions["storageState"]>>();

/** Makes the screens of a file, which are closed after each of its tests; `always` holds for every one of them. */
export function screensOf(product: () => Product, always: BrowserContextOptions = {}): Screens {
  const watched: Watched[] = [];
  const excused: RegExp[] = [];

  async function watch(options: BrowserContextOptions): Promise<Watched> {
    browser ??= launchBrowser();
    return openPage(await browser, product(), { ...always, ...options });
  }
  async function open(options: BrowserContextOptions = PHONE): Promise<Page> {
    const opened = await watch(options);
    watched.push(opened);
    return opened.page;
  }
  async function signIn(): Promise<BrowserContextOptions["storageState"]> {
    const { page } = await watch(DESK);
    await signInAsStaff(page, product());
    const state = await page.context().storageState();
    await page.context().close();
    return state;
  }
  async function close(): Promise<void> {
    const closing = watched.splice(0);
    const problems = closing.flatMap((each) => each.problems);
    await Promise.all(closing.map(({ page }) => page.context().close()));
    const expected = excused.splice(0);
    expect(problems.filter((problem) => !expected.some((complaint) => complaint.test(problem)))).toEqual([]);
  }

  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await Promise.all(watched.map(tell));
    await close();
  });
  return {
    open,
    close,
    office: async (options = DESK) => {
      const session = sessions.get(product()) ?? signIn();
      sessions.set(product(), session);
      return open({ ...options, storageState: await session });
    },
    excuse: (complaint) => excused.push(complaint),
  };
}

/** Prints what a screen shows when its test has failed: what it waited for is seldom all that there is to know. */
async function tell({ page, refused }: Watched): Promise<void> {
  const text = await page
    .locator("body")
    .innerText({ timeout: 5000 })
    .catch((error: unknown) => String(error));
  console.error([`On the screen at ${page.url()}:`, text.slice(0, 2000), ...refused.slice(-20)].join("\n"));
}

/** Nothing hangs out of the page, and axe finds nothing wrong with it. */
export async function expectWellMade(page: Page): Promise<void> {
  expect(await overflow(page)).toBe(0);
  expect(await accessibilityFindings(page)).toEqual([]);
}
