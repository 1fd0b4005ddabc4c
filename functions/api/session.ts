import { KNOWN_BROWSER_DAYS, SESSION_TTL_HOURS } from "@zapisy/core/staff/schema";
import type { Context as HonoContext } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Config } from "../config.ts";

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith("https:");
}

/** Name of the session's cookie where the product is reached at that address. */
export function sessionCookie(publicUrl: string): string {
  // The prefix makes browsers insist on Secure, Path=/ and no Domain; it needs https.
  return isSecure(publicUrl) ? "__Host-zapisy" : "zapisy";
}

/** The session's secret in the request; undefined when nobody is signed in. */
export function readSession(c: HonoContext, config: Config): string | undefined {
  return getCookie(c, sessionCookie(config.PUBLIC_URL));
}

/** Hands the session's secret to the browser and to nothing that runs in it. */
export function writeSession(c: HonoContext, config: Config, session: string): void {
  setCookie(c, sessionCookie(config.PUBLIC_URL), session, {
    httpOnly: true,
    sameSite: "Lax",
    secure: isSecure(config.PUBLIC_URL),
    path: "/",
    // Not a moment: the clock of the browser may be wrong, or ours be set to another day.
    maxAge: SESSION_TTL_HOURS * 3600,
  });
}

/** Takes the session away from the browser. */
export function clearSession(c: HonoContext, config: Config): void {
  deleteCookie(c, sessionCookie(config.PUBLIC_URL), { path: "/", secure: isSecure(config.PUBLIC_URL) });
}

function browserCookie(publicUrl: string): string {
  return isSecure(publicUrl) ? "__Host-zapisy-browser" : "zapisy-browser";
}

/** The secret of a browser in which somebody signed in before. It opens nothing: it tells its owner from strangers. */
export function readBrowser(c: HonoContext, config: Config): string | undefined {
  const browser = getCookie(c, browserCookie(config.PUBLIC_URL));
  return browser && /^[\w-]{43}$/.test(browser) ? browser : undefined;
}

/** Lets the browser be known again; it stays when the session ends. */
export function writeBrowser(c: HonoContext, config: Config, browser: string): void {
  setCookie(c, browserCookie(config.PUBLIC_URL), browser, {
    httpOnly: true,
    sameSite: "Lax",
    secure: isSecure(config.PUBLIC_URL),
    path: "/",
    maxAge: KNOWN_BROWSER_DAYS * 86_400,
  });
}
