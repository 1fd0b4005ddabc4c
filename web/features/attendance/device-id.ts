import { serverNow } from "../../data/clock.ts";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A ULID: 48 bits of time in milliseconds, then the five low bits of each of 16 random bytes. */
export function ulidOf(time: number, random: Uint8Array): string {
  let rest = time;
  let text = "";
  for (let index = 0; index < 10; index += 1) {
    text = `${CROCKFORD[rest % 32]}${text}`;
    rest = Math.floor(rest / 32);
  }
  for (const byte of random.subarray(0, 16)) text += CROCKFORD[byte & 31];
  return text;
}

/**
 * An id that this device gives to what it records, before the server knows of it: the same thing sent twice
 * is then one thing.
 */
export function newDeviceId<Prefix extends "mrk" | "wlk">(prefix: Prefix): `${Prefix}_${string}` {
  return `${prefix}_${ulidOf(serverNow().getTime(), crypto.getRandomValues(new Uint8Array(16)))}`;
}
