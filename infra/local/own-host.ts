import { isIP } from "node:net";

/** Where somebody listens who is reached from this machine alone. */
export const LOOPBACK = "127.0.0.1";

/** A host as it stands in an address. */
export function inUrl(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

/**
 * Whether a request names this machine as its own people do: by an address, as `localhost`, or by the name that it was given
 * with PUBLIC_URL. A page elsewhere can have a name of its own lead here (DNS rebinding), and would then read what is
 * meant for this machine; the name gives it away, and an address cannot be made to lead elsewhere.
 * @param host the header `Host`
 */
export function isOwnHost(host: string | undefined, publicUrl: string): boolean {
  const [, name = ""] = /^(\[[\da-f:.]+\]|[\w.-]+)(?::\d+)?$/i.exec(host ?? "") ?? [];
  const hostname = name.toLowerCase();
  const isAddress = isIP(hostname.replaceAll(/[[\]]/g, "")) > 0;
  return isAddress || hostname === "localhost" || hostname === new URL(publicUrl).hostname;
}
