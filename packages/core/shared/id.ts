import { createHash } from "node:crypto";
import { monotonicFactory } from "ulid";

/** Prefixes of the ids of stored things; an id is public and never a secret. */
export type IdPrefix =
  | "prj"
  | "evt"
  | "reg"
  | "msg"
  | "mlg"
  | "stf"
  | "aud"
  | "acc"
  | "sgn"
  | "log"
  | "mrk"
  | "chk"
  | "crt"
  | "fil"
  | "evd"
  | "ins"
  | "sel"
  | "imp"
  | "inv"
  | "del"
  | "cir"
  | "ctr"
  | "sub"
  | "bul"
  | "ptc"
  | "ers"
  | "hld"
  | "int"
  | "sen"
  | "ind"
  | "res"
  | "xpr"
  | "snp";

/** An id of one kind: its prefix and a ULID, e.g. `evt_01J9…`. */
export type Id<P extends IdPrefix> = `${P}_${string}`;

/** Makes ids; part of the context so that tests can seed it. */
export type IdFactory = <P extends IdPrefix>(prefix: P) => Id<P>;

/**
 * Makes time-ordered ids from a clock, strictly increasing within one process, so that two
 * registrations of the same millisecond keep their order on the reserve list.
 */
export function createIdFactory(now: () => string): IdFactory {
  const ulid = monotonicFactory();
  return (prefix) => `${prefix}_${ulid(Date.parse(now()))}`;
}

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The id of a thing that follows from something else: the same parts always give the same id, so an
 * effect that runs twice writes to the same key. 130 bits of SHA-256 in ULID's alphabet.
 */
export function derivedId<P extends IdPrefix>(prefix: P, ...parts: string[]): Id<P> {
  const digest = createHash("sha256").update(parts.join("\u0000")).digest();
  let text = "";
  for (let index = 0; index < 26; index += 1) text += CROCKFORD[(digest[index] ?? 0) & 31];
  return `${prefix}_${text}`;
}
