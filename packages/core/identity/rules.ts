import { decodeTime } from "ulid";
import type { Instant } from "../shared/time.ts";
import { IDENTITY_SIGN_IN_MINUTES } from "./schema.ts";

/** What a provider says of somebody, as far as it is looked at; nothing of it is believed for its type alone. */
export interface Claims {
  sub: string;
  email?: unknown;
  email_verified?: unknown;
  /** Google: the Workspace that the account belongs to. */
  hd?: unknown;
  /** Entra: tenant, person in it, name to sign in with, whether the domain of `email` is proven, the provider of a guest. */
  tid?: unknown;
  oid?: unknown;
  preferred_username?: unknown;
  xms_edov?: unknown;
  idp?: unknown;
  acct?: unknown;
}

/** Whether a provider vouches for an address of ours. */
export type Vouched = { address: string } | { refusal: "unverified" | "other_organisation" };

const GOOGLE = "https://accounts.google.com";
const ENTRA_HOSTS = [
  "login.microsoftonline.com",
  "login.microsoftonline.us",
  "login.partner.microsoftonline.cn",
];
const ENTRA_TENANT = /^\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/v2\.0$/;

/** Of which kind a provider is: each says in its own way whose address it is. */
export function providerKind(issuer: string): "entra" | "google" | "other" {
  if (issuer === GOOGLE) return "google";
  return ENTRA_HOSTS.includes(new URL(issuer).hostname) ? "entra" : "other";
}

/**
 * What is wrong with the address of a provider; undefined when nothing is. Of Entra it has to be one tenant by its id: whoever
 * has an account of some other tenant can put any address into it.
 */
export function issuerProblem(issuer: string): string | undefined {
  const url = URL.parse(issuer);
  if (!url || url.search || url.hash || url.username) return "must be the address of a provider";
  const isLoopback = url.hostname === "localhost" || url.hostname === "127.0.0.1";
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback))
    return "must begin with https://";
  if (providerKind(issuer) === "entra" && !ENTRA_TENANT.test(url.pathname))
    return "must name one tenant by its id: https://login.microsoftonline.com/TENANT-ID/v2.0";
  return undefined;
}

/**
 * The address that a provider vouches for, of a domain that the installation takes (docs/decisions/0045).
 * @param domains in small letters
 */
export function vouchedAddress(claims: Claims, issuer: string, domains: readonly string[]): Vouched {
  const kind = providerKind(issuer);
  const taken = (domain: unknown) => typeof domain === "string" && domains.includes(domain.toLowerCase());
  if (kind === "entra") {
    // A guest's address is that of another organisation, which may have given it to somebody else since.
    const isGuest = (claims.idp !== undefined && claims.idp !== issuer) || Number(claims.acct ?? 0) !== 0;
    if (claims.tid !== ENTRA_TENANT.exec(new URL(issuer).pathname)?.[1] || isGuest)
      return { refusal: "other_organisation" };
  }
  if (kind === "google" && !taken(claims.hd)) return { refusal: "other_organisation" };
  const address = kind === "entra" ? entraAddress(claims) : verifiedEmail(claims);
  if (typeof address !== "string") return { refusal: "unverified" };
  const parts = /^[^@\s]+@([^@\s]+)$/.exec(address);
  if (!parts) return { refusal: "unverified" };
  return taken(parts[1]) ? { address } : { refusal: "other_organisation" };
}

/**
 * What tells an account at a provider from all others, for good. Of Entra not `sub`, which is another one for each client:
 * with a new client nobody would be known any more.
 */
export function subjectOf({ sub, oid }: Claims, issuer: string): string {
  return providerKind(issuer) === "entra" && typeof oid === "string" ? oid : sub;
}

function verifiedEmail({ email, email_verified: isVerified }: Claims): unknown {
  return isVerified === true ? email : undefined;
}

/** Users of Entra, and who manages them, may write any `email`; what they sign in with is of a domain that the tenant proved. */
function entraAddress({ email, xms_edov: isProven, preferred_username: name }: Claims): unknown {
  return [true, 1, "1", "true"].some((yes) => isProven === yes) ? email : name;
}

/** Whether an answer of the provider is still waited for; the id of the sign-in tells when it was begun. */
export function isStillOpen(signInId: string, now: Instant): boolean {
  return Date.parse(now) - decodeTime(signInId.slice("sgn_".length)) < IDENTITY_SIGN_IN_MINUTES * 60_000;
}
