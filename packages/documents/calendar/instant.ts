import { type Instant, type WallTime, wallTimeAt } from "@zapisy/core/shared/time";

/**
 * The moment at which a clock on the wall shows that time. A time that the spring change skips becomes
 * one hour later, as people's clocks do; of an hour that happens twice the second one is meant.
 */
export function instantAt(wallTime: WallTime, timeZone: string): Instant {
  const wanted = Date.parse(`${wallTime}:00Z`);
  let instant = wanted;
  // Twice, as the first guess may lie on the other side of a clock change.
  for (let round = 0; round < 2; round += 1) {
    const shown = Date.parse(`${wallTimeAt(new Date(instant).toISOString(), timeZone)}:00Z`);
    instant += wanted - shown;
  }
  return new Date(instant).toISOString();
}
