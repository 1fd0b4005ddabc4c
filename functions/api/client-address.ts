import type { Context as HonoContext } from "hono";

/**
 * Where a request comes from, for counting what one client tries: CloudFront notes the viewer and the gateway
 * notes CloudFront, so the last entry but one is the client's and whatever stands before it the client made up.
 * An IPv6 client has a whole network of addresses, so the network counts.
 */
export function clientAddress(c: HonoContext): string {
  const hops = (c.req.header("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const address = hops.at(-2) ?? hops.at(-1) ?? "";
  return address.includes(":") ? address.split(":").slice(0, 4).join(":") : address;
}
