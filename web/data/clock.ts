/** By how many milliseconds the server's clock is ahead of the device's; 0 until the server has said. */
let ahead = 0;

/**
 * Takes over the time that an answer was made at. What is kept for many says it by the second: when it was made, and how old
 * it is. Of a second its beginning counts, so that nobody takes it for later than it is.
 */
export function noteServerTime(headers: Headers): void {
  const own = Date.parse(headers.get("server-time") ?? "");
  const time = own || Date.parse(headers.get("date") ?? "") + 1000 * Number(headers.get("age"));
  if (!Number.isNaN(time)) ahead = time - Date.now();
}

/**
 * The moment that it is by the server's clock. Devices are set to other years, and what people may do does not follow
 * from that: what is decided now, the server says in its answer, and only what has to be worked out meanwhile, a
 * countdown or the moment of a tick, goes by this. No other file of the web app asks the device for the time.
 */
export function serverNow(): Date {
  return new Date(Date.now() + ahead);
}
