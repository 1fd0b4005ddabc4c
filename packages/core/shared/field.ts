import * as v from "valibot";
import { normalisePhone } from "./text.ts";
import { isDay } from "./time.ts";

/** One line of text, trimmed, not empty. */
export function line(maxLength: number) {
  return v.pipe(v.string(), v.trim(), v.nonEmpty("field.required"), v.maxLength(maxLength, "field.too_long"));
}

/** One line that may be left out; an empty one counts as left out. */
export function optionalLine(maxLength: number) {
  return v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.maxLength(maxLength, "field.too_long"),
      v.transform((text) => text || undefined),
    ),
  );
}

/** A day that exists, `YYYY-MM-DD`. */
export const DaySchema = v.pipe(v.string(), v.check(isDay, "field.day"));

/** A time of day, `HH:MM`, 00:00 to 23:59. */
export const TimeSchema = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "field.time"));

/** A wall-clock date and time, `YYYY-MM-DDTHH:MM`. */
export const WallTimeSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, "field.wall_time"),
  v.check((text) => isDay(text.slice(0, 10)), "field.wall_time"),
);

/**
 * An address for mail. Letters outside ASCII are refused because neither the participant file of the
 * ESF nor most offices' servers take them (domain rules 2.3, polish 4.3).
 */
export const EmailSchema = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty("field.required"),
  v.maxLength(254, "field.too_long"),
  // oxlint-disable-next-line no-control-regex -- the range says "ASCII only"
  v.regex(/^[\x00-\x7f]*$/, "field.email_letters"),
  v.regex(/^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\.]+(\.[^\s@<>,;:"()[\]\\.]+)+$/, "field.email"),
);

/**
 * The version of what was shown, which a newer one in the table makes a conflict. A thing that is changed
 * once a second has a thousand million versions after thirty years.
 */
export const VersionSchema = v.pipe(
  v.number(),
  v.integer("field.number"),
  v.minValue(0, "field.too_small"),
  v.maxValue(1_000_000_000, "field.too_large"),
);

/** A telephone number as a person writes it: Polish with 9 digits, foreign with +, an extension ("w. 159"). */
export const PhoneSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(40, "field.phone"),
  v.check((text) => normalisePhone(text) !== undefined, "field.phone"),
);

/**
 * The fields of a value that a schema names, without those that it would refuse: what may be sent back of
 * what was read, or was kept on a device by another version of the app.
 */
export function fieldsOf<Entries extends object, T extends object>(
  { entries }: { entries: Entries },
  value: T,
): Pick<T, keyof T & keyof Entries> {
  const known = Object.entries(value).filter(([name]) => Object.hasOwn(entries, name));
  return Object.fromEntries(known) as Pick<T, keyof T & keyof Entries>;
}
