/** What a programme has written down of something: a day, and hours `HH:MM` on the wall. */
export interface Scheduled {
  day?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Minutes of a day on the wall. */
export const DAY_MINUTES = 24 * 60;

/** Minutes since midnight of `HH:MM`; undefined while there is no time, or half a one is typed. */
export function minuteOfDay(time: string | undefined): number | undefined {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time ?? "") ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}

/**
 * Beginning and end in minutes since midnight of the day. An end before the beginning is on the next day: 20:00–01:00 is
 * from 1200 to 1500. An end that is the beginning says nothing. Undefined without a beginning.
 */
export function minutesOf({
  from,
  to,
}: Pick<Scheduled, "from" | "to">): { begins: number; ends?: number } | undefined {
  const begins = minuteOfDay(from);
  const ends = minuteOfDay(to);
  if (begins === undefined) return undefined;
  if (ends === undefined || ends === begins) return { begins };
  return { begins, ends: ends < begins ? ends + DAY_MINUTES : ends };
}

/** Things of a programme in its order: by day and time, undated ones last, ties as written. */
export function sortAgenda<T extends Scheduled>(items: readonly T[]): T[] {
  const key = (item: T) => `${item.day ?? "9999"}T${item.from ?? "24:00"}`;
  return items
    .map((item, index) => ({ item, index, at: key(item) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.index - b.index))
    .map(({ item }) => item);
}
