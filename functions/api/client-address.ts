import { sameHash, secretHash } from "@zapisy/core/shared/secret";
import type { Context as HonoContext } from "hono";
import type { Config } from "../config.ts";

/** Header that our own CloudFront sends with every request, whatever the visitor sent under that name. */
const ORIGIN_HEADER = "x-zapisy-origin";

/**
 * Whether a request came through our own CloudFront: it shows a secret that the API knows the hash of. On one machine
 * nothing stands in front, and everything may come.
 */
export function cameThroughSite(c: HonoContext, { ORIGIN_HASHES }: Pick<Config, "ORIGIN_HASHES">): boolean {
  if (!ORIGIN_HASHES) return true;
  const shown = secretHash(c.req.header(ORIGIN_HEADER) ?? "");
  return ORIGIN_HASHES.some((hash) => sameHash(hash, shown));
}

/** Where a request comes from, for counting what one client tries. */
export function clientAddress(c: HonoContext, config: Pick<Config, "ORIGIN_HASHES">): string {
  return networkOf(config.ORIGIN_HASHES ? forwardedFor(c) : peerOf(c));
}

/** An IPv6 client has a whole network of addresses, so the network counts: the first four of eight groups, written out. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (mapped || !address.includes(":")) return mapped ?? address;
  const [before = [], after = []] = address.split("::").map((half) => half.split(":").filter(Boolean));
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => "0");
  const groups = address.includes("::") ? [...before, ...zeros, ...after] : before;
  return groups.slice(0, 4).join(":");
}

/**
 * CloudFront notes the visitor and the gateway notes CloudFront, so the last entry but one is the visitor's, and whatever
 * stands before it the visitor made up. True because nothing comes in beside CloudFront.
 */
function forwardedFor(c: HonoContext): string {
  const hops = (c.req.header("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  return hops.at(-2) ?? "";
}

/** Whether a Node server of ours has the connection itself, and no gateway before it. */
export function servedByNode(c: HonoContext): boolean {
  return incomingOf(c) !== undefined;
}

/** Who is at the other end of the connection, where Node serves the product itself. */
function peerOf(c: HonoContext): string {
  return incomingOf(c)?.socket?.remoteAddress ?? "";
}

function incomingOf(c: HonoContext): { socket?: { remoteAddress?: string } } | undefined {
  return ((c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }).incoming;
}
