import type { Context as HonoContext } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Config } from "../config.ts";

function isSecure(config: Config): boolean {
  return config.PUBLIC_URL.startsWith("https:");
}

function cookieName(config: Config): string {
  // The prefix makes browsers insist on Secure, Path=/ and no Domain; it needs https.
  return isSecure(config) ? "__Host-zapisy" : "zapisy";
}

/** The session's secret in the request; undefined when nobody is signed in. */
export function readSession(c: HonoContext, config: Config): string | undefined {
  return getCookie(c, cookieName(config));
}

/** Hands the session's secret to the browser and to nothing that runs in it. */
export function writeSession(c: HonoContext, config: Config, session: string, expiresAt: string): void {
  setCookie(c, cookieName(config), session, {
    httpOnly: true,
    sameSite: "Lax",
    secure: isSecure(config),
    path: "/",
    expires: new Date(expiresAt),
  });
}

/** Takes the session away from the browser. */
export function clearSession(c: HonoContext, config: Config): void {
  deleteCookie(c, cookieName(config), { path: "/", secure: isSecure(config) });
}
