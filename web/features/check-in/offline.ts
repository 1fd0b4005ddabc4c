import type { Locale } from "@zapisy/messages";

/** Where the service worker of the check-in is, and what it answers for; `vite.config.ts` writes it. */
const WORKER = "/check-in/worker.js";

/**
 * Starts the service worker that lets the page open without a network, and asks the browser not to clear
 * what the page keeps. A newer version takes over at once: this runs when the page opens, before any work.
 */
export async function prepareOffline(): Promise<void> {
  // Absent outside https and in some private windows; the page then works with a network only.
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register(WORKER, { updateViaCache: "none" });
  await navigator.storage?.persist?.();
  if (registration.waiting && navigator.serviceWorker.controller) {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin
    registration.waiting.postMessage("take over");
  }
}

/** Settles once the page could be opened without a network. */
export async function offlineReady(): Promise<boolean> {
  if (!("serviceWorker" in navigator)) return false;
  await navigator.serviceWorker.ready;
  return true;
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
