import type { PageRequest } from "@zapisy/functions/page/contract";
import { createSignal, onMount, sharedConfig } from "solid-js";
import { getRequestEvent, isServer } from "solid-js/web";

/** What is said of a page where only that is shown. */
export interface PageSummary {
  description?: string;
  /** Whether it is for those alone who have its address: then no search engine may list it. */
  isUnlisted?: boolean;
  /** In the words of schema.org. */
  structuredData?: unknown;
}

/** What is known where a page is rendered on the server: for whom, and what its parts say for its head. */
export interface Rendering extends Pick<PageRequest, "locale" | "organiserName" | "ask"> {
  /** Where the site is: `https://zapisy.example`. */
  origin: string;
  /** Puts a text before what stands in the title of the window. */
  title(text: string): void;
  /** Says what search engines and previews of links are told. */
  describe(about: PageSummary): void;
  /** Ends the rendering: a page with an error in it is never sent. */
  fail(error: unknown): void;
}

/** The rendering under way, on the server; undefined in the browser. */
export function rendering(): Rendering | undefined {
  return isServer ? (getRequestEvent() as { rendering?: Rendering } | undefined)?.rendering : undefined;
}

/** Whether the page came with its contents, of which this app takes over what is there. */
export const isRendered = !isServer && document.documentElement.hasAttribute("data-rendered");

/** What the document keeps for the app. */
interface Kept {
  /** What somebody pressed and typed (`web/early.js`). */
  early?: [type: "click" | "input" | "submit", control: HTMLElement][];
  /** What the API was asked for, by path (`web/begin.js`). */
  asked?: Record<string, Promise<Response>>;
  /** That the styles are there that it began to load. */
  styled?: Promise<unknown>;
}

/** Waits for the styles that the document began to load: the first page would be drawn without them. */
export async function untilStyled(): Promise<void> {
  await (globalThis as Kept).styled;
}

/** What the document asked the API for at that path, once: it is for the page that is opened first. */
export function takeAsked(path: string): Promise<Response> | undefined {
  const { asked = {} } = globalThis as Kept;
  const answer = asked[path];
  delete asked[path];
  return answer;
}

/**
 * Once the first page is there: nobody takes any more what the document asked for, and what somebody pressed and typed before
 * the app was there is done.
 */
export function endBeginning(): void {
  const page = globalThis as Kept;
  // Later than a list in the page, whose data are there already.
  setTimeout(() => {
    const { early = [] } = page;
    delete page.early;
    delete page.asked;
    for (const [type, control] of early) {
      if (!control.isConnected) continue;
      if (type === "click") control.click();
      else control.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
    }
  });
}

/**
 * Whether the calling component may show what depends on the device: its theme, its zone, its network. On the server nothing
 * is known of it, and in the browser a component that takes over what came from there has to begin with the same, because
 * Solid leaves as it is what differs; reactive.
 */
export function useDevice(): () => boolean {
  const [isKnown, setKnown] = createSignal(!sharedConfig.context);
  onMount(() => setKnown(true));
  return isKnown;
}
