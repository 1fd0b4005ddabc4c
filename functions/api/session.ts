import { IDENTITY_SIGN_IN_MINUTES } from "@zapisy/core/identity/schema";
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

function tieCookie(publicUrl: string): string {
  return isSecure(publicUrl) ? "__Host-zapisy-provider" : "zapisy-provider";
}

/** What ties a sign-in at the provider to the browser that began it. */
export function readTie(c: HonoContext, config: Config): string | undefined {
  return getCookie(c, tieCookie(config.PUBLIC_URL));
}

/** Ties a sign-in at the provider to the browser: our own page alone brings it back. */
export function writeTie(c: HonoContext, config: Config, tie: string): void {
  setCookie(c, tieCookie(config.PUBLIC_URL), tie, {
    httpOnly: true,
    sameSite: "Strict",
    secure: isSecure(config.PUBLIC_URL),
    path: "/",
    maxAge: IDENTITY_SIGN_IN_MINUTES * 60,
  });
}

/** Takes away what tied a sign-in at the provider to the browser: it is over, one way or the other. */
export function clearTie(c: HonoContext, config: Config): void {
  deleteCookie(c, tieCookie(config.PUBLIC_URL), { path: "/", secure: isSecure(config.PUBLIC_URL) });
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
