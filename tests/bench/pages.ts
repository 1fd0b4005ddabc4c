import { chromium, type Browser, type CDPSession } from "playwright-core";
import { randomBytes } from "node:crypto";
import { cpus } from "node:os";
import { addDays } from "@zapisy/core/shared/time";
import { secretHash } from "@zapisy/core/shared/secret";
import { BROWSERS, findProgram } from "../programs.ts";
import { manualInput } from "../support/actions.ts";
import { markInput } from "../support/attendance.ts";
import { agendaItem } from "../support/fixture.ts";
import { publishedEvent, signUpAside, startProduct, yesterday, type Product } from "../support/product.ts";

const RUNS = 5;

/** Slow 4G as Lighthouse's DevTools throttling has it, and a telephone of the middle of the range. */
const NETWORK = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1_474.56 * 1_024) / 8,
  uploadThroughput: (675 * 1_024) / 8,
};
const PROCESSOR_SLOWDOWN = 4;
const PHONE = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
  locale: "pl-PL",
  timezoneId: "Europe/Warsaw",
};

/** What one visit took, in milliseconds since the address was entered. */
interface Visit {
  firstPaintMs: number;
  largestPaintMs: number;
  /** When there is a heading, and a press or a letter in what the page holds does something. */
  usableMs: number;
  /** When the first row or card of a list stood there; 0 on a page without one. */
  listMs: number;
  layoutShift: number;
  requests: number;
  /** As they came over the line, compressed and with headers. */
  bytes: number;
  scriptBytes: number;
}

/** What the page notes about itself while it loads. */
interface Noted {
  largest: number;
  shift: number;
  usable: number;
  list: number;
}

/**
 * First visits with an empty cache on a slow telephone: the public pages and the staff's first one, each {@link RUNS}
 * times, of which the median is told. `npm run bench -- pages event` measures those pages alone.
 */
export async function measure(wanted: string[]): Promise<object> {
  const product = await startProduct({ samples: true });
  const executablePath = findProgram(BROWSERS);
  if (!executablePath) throw new Error("Chromium is missing: sudo apt-get install chromium");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const pages = Object.entries(await addresses(product)).filter(
      ([name]) => wanted.length === 0 || wanted.includes(name),
    );
    const cookie = await staffCookie(product);
    const measured: Record<string, Visit> = {};
    for (const [name, path] of pages) {
      // Once without counting: the server has then loaded what it loads with the first visit.
      await visit(browser, product, path, cookie);
      const visits: Visit[] = [];
      for (let run = 0; run < RUNS; run += 1) visits.push(await visit(browser, product, path, cookie));
      measured[name] = median(visits);
      console.log(name, JSON.stringify(measured[name]));
    }
    return { runs: RUNS, processors: cpus().length, ...measured };
  } finally {
    await browser.close();
    await product.end();
  }
}

/** Where the pages are: of the samples, and a registration and a certificate made for it. */
async function addresses(product: Product): Promise<Record<string, string>> {
  const { attendance, certificate, registration } = product.deps.services;
  const ctx = product.office();
  const answer = await fetch(`${product.url}/api/events`);
  const { items } = (await answer.json()) as { items: { slug: string; recruitment: { state: string } }[] };
  const open = items.find(({ recruitment }) => recruitment.state === "open");
  if (!open) throw new Error("no sample event is open for registration");
  const day = yesterday();
  const over = await publishedEvent(product, {
    dates: { type: "exact", startsOn: day, endsOn: addDays(day, 1) },
    agenda: [agendaItem({ day })],
  });
  const { registration: person } = await registration.enterRegistration(ctx, over.eventId, manualInput());
  await attendance.recordMarksByStaff(ctx, over.eventId, [
    markInput({ registrationId: person.registrationId, state: "present", source: "list", at: ctx.now }),
  ]);
  const { issued } = await certificate.issueCertificates(ctx, over.eventId, {
    registrationIds: [person.registrationId],
    institutions: [],
  });
  const { token } = await signUpAside(product, await publishedEvent(product), 1);
  await product.settle();
  return {
    event: `/events/${open.slug}`,
    catalogue: "/",
    signUp: `/events/${open.slug}/sign-up`,
    personal: `/registrations/${token}`,
    verification: new URL(issued[0]?.verifyUrl ?? "").pathname,
    staff: "/staff/events",
  };
}

/** The session of the first member of staff, whom public pages do not ask for it. */
async function staffCookie({ deps, office }: Product): Promise<string> {
  const session = randomBytes(32).toString("base64url");
  await deps.stores.staff.createSession({
    sessionHash: secretHash(session),
    staffId: office().actor.staffId,
    expiresAt: "2099-01-01T00:00:00.000Z",
  });
  return session;
}

async function visit(browser: Browser, product: Product, path: string, session: string): Promise<Visit> {
  const context = await browser.newContext(PHONE);
  if (path.startsWith("/staff"))
    await context.addCookies([{ name: "zapisy", value: session, url: product.url }]);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  await cdp.send("Network.emulateNetworkConditions", NETWORK);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: PROCESSOR_SLOWDOWN });
  const transferred = countBytes(cdp);
  await page.addInitScript(note);
  await page.goto(product.url + path, { waitUntil: "load", timeout: 90_000 });
  await page.waitForLoadState("networkidle", { timeout: 60_000 });
  await page.waitForFunction(() => (window as unknown as { noted: Noted }).noted.usable > 0);
  const { noted, first } = await page.evaluate(() => ({
    noted: (window as unknown as { noted: Noted }).noted,
    first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
  }));
  await context.close();
  return {
    firstPaintMs: first,
    largestPaintMs: noted.largest,
    usableMs: noted.usable,
    listMs: noted.list,
    layoutShift: noted.shift,
    ...transferred(),
  };
}

/** Runs in the page, before anything of its own. */
function note(): void {
  const noted: Noted = { largest: 0, shift: 0, usable: 0, list: 0 };
  Object.assign(window, { noted });
  const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe("largest-contentful-paint", ({ startTime }) => (noted.largest = startTime));
  observe("layout-shift", (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) noted.shift += value;
  });
  const look = () => {
    const inside = document.querySelectorAll("main button, main input");
    const controls = [...(inside.length > 0 ? inside : document.querySelectorAll("button"))];
    // Where Solid keeps what a press or a letter does: without it neither does anything.
    const answers = controls.some((control) => "$$click" in control || "$$input" in control);
    if (noted.usable === 0 && answers && document.querySelector("h1")) noted.usable = performance.now();
    if (noted.list === 0 && document.querySelector("main tbody tr, main ul[role=list] > li"))
      noted.list = performance.now();
    requestAnimationFrame(look);
  };
  look();
}

function countBytes(cdp: CDPSession): () => Pick<Visit, "requests" | "bytes" | "scriptBytes"> {
  const types = new Map<string, string>();
  const sizes = new Map<string, number>();
  cdp.on("Network.responseReceived", ({ requestId, type }) => void types.set(requestId, type));
  cdp.on(
    "Network.loadingFinished",
    ({ requestId, encodedDataLength }) => void sizes.set(requestId, encodedDataLength),
  );
  const sum = (ids: Iterable<string>) => [...ids].reduce((total, id) => total + (sizes.get(id) ?? 0), 0);
  return () => ({
    requests: types.size,
    bytes: sum(types.keys()),
    scriptBytes: sum([...types].filter(([, type]) => type === "Script").map(([id]) => id)),
  });
}

function median(visits: readonly Visit[]): Visit {
  const middle = (name: keyof Visit) =>
    visits.map((each) => each[name]).toSorted((a, b) => a - b)[Math.floor(visits.length / 2)] ?? 0;
  const names = Object.keys(visits[0] ?? {}) as (keyof Visit)[];
  const rounded = (name: keyof Visit) =>
    name === "layoutShift" ? Math.round(middle(name) * 1_000) / 1_000 : Math.round(middle(name));
  return Object.fromEntries(names.map((name) => [name, rounded(name)])) as unknown as Visit;
}
