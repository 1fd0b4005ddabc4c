import type { Locale } from "@zapisy/words";

/** Where the service worker of the check-in is, and what it answers for; `vite.config.ts` writes it. */
const WORKER = "/check-in/worker.js";

/**
 * Starts the service worker that lets the page open without a network, and asks the browser not to clear
 * what the page keeps. A newer version takes over at once: this runs when the page opens, before any work.
 * @returns once the page could be opened without a network; false where the browser cannot do that
 */
export async function prepareOffline(): Promise<boolean> {
  // Absent outside https; the development server has no worker.
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return false;
  try {
    const registration = await navigator.serviceWorker.register(WORKER, { updateViaCache: "none" });
    if (registration.waiting && navigator.serviceWorker.controller) {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin
      registration.waiting.postMessage("take over");
    }
    await navigator.serviceWorker.ready;
    await navigator.storage?.persist?.();
    return true;
  } catch {
    // Some private windows refuse; a page that is open has then no newer worker either, and goes on.
    return navigator.serviceWorker.controller !== null;
  }
}

/**
 * Makes the page one that can be installed as an app, which then opens this very desk: an app on an iPhone
 * shares no storage with the browser, so it must begin at the link. @returns takes it back
 */
export function linkManifest(token: string, locale: Locale): () => void {
  const links = [
    { rel: "manifest", href: `/api/check-in/${token}/app.webmanifest?lang=${locale}` },
    { rel: "apple-touch-icon", href: "/check-in/icon-192.png" },
  ].map((attributes) => Object.assign(document.createElement("link"), attributes));
  document.head.append(...links);
  return () => {
    for (const link of links) link.remove();
  };
}
