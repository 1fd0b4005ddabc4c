import * as v from "valibot";
import type { Issue } from "./error.ts";
import { unprintable } from "./printable.ts";
import { normaliseDomain, normalisePhone, tidyLine, tidyText } from "./text.ts";
import { isDay } from "./time.ts";

/** Puts a text into the form in which it is kept, before anything else looks at it. */
function tidied(tidy: (text: string) => string): v.BaseTransformation<string, string, never> {
  return {
    kind: "transformation",
    // Not `transform`: OpenAPI would then say nothing of the limits that follow.
    type: "tidy",
    reference: tidied,
    async: false,
    "~run"(dataset) {
      dataset.value = tidy(dataset.value);
      return dataset;
    },
  };
}

function kept(tidy: (text: string) => string, maxLength: number) {
  return v.pipe(v.string(), tidied(tidy), v.maxLength(maxLength, "field.too_long"));
}

/** One line of text, possibly empty. */
export function anyLine(maxLength: number) {
  return kept(tidyLine, maxLength);
}

const emptyIsLeftOut = v.transform((text: string) => text || undefined);

/** One line of text, not empty. Whoever pastes one brings no line breaks and nothing invisible along. */
export function line(maxLength: number) {
  return v.pipe(kept(tidyLine, maxLength), v.nonEmpty("field.required"));
}

/** One line that may be left out; an empty one counts as left out. */
export function optionalLine(maxLength: number) {
  return v.optional(v.pipe(kept(tidyLine, maxLength), emptyIsLeftOut));
}

/** Refuses what no document could print, and says which character that is. */
function printed() {
  return v.rawCheck<string>(({ dataset, addIssue }) => {
    const character = dataset.typed && unprintable(dataset.value);
    if (character) addIssue({ message: "field.unprintable", received: character });
  });
}

/** One line that stands on printed documents, such as a name or a title; not empty. */
export function printedLine(maxLength: number) {
  return v.pipe(line(maxLength), printed());
}

/** One line that stands on printed documents and may be left out; an empty one counts as left out. */
export function optionalPrintedLine(maxLength: number) {
  return v.optional(v.pipe(kept(tidyLine, maxLength), printed(), emptyIsLeftOut));
}

/** What the message of a refused field names: the limit that was missed, or the character that cannot be printed. */
export function factsOf({
  message,
  requirement,
  received,
}: v.BaseIssue<unknown>): Pick<Issue, "limit" | "character"> {
  if (message === "field.unprintable" && received) return { character: received };
  return typeof requirement === "number" ? { limit: requirement } : {};
}

/** A text of several lines, possibly empty. */
export function anyParagraphs(maxLength: number) {
  return kept(tidyText, maxLength);
}

/** A text of several lines that stands on printed documents; not empty. */
export function printedParagraphs(maxLength: number) {
  return v.pipe(paragraphs(maxLength), printed());
}

/** A text of several lines that stands on printed documents and may be left out; an empty one counts as left out. */
export function optionalPrintedParagraphs(maxLength: number) {
  return v.optional(v.pipe(anyParagraphs(maxLength), printed(), emptyIsLeftOut));
}

/** A text of several lines, not empty. */
export function paragraphs(maxLength: number) {
  return v.pipe(anyParagraphs(maxLength), v.nonEmpty("field.required"));
}

/** A text of several lines that may be left out; an empty one counts as left out. */
export function optionalParagraphs(maxLength: number) {
  return v.optional(v.pipe(anyParagraphs(maxLength), emptyIsLeftOut));
}

/** The name of a person: a line with at least one letter, of whatever script that can be printed. */
export function personName(maxLength: number) {
  return v.pipe(
    printedLine(maxLength),
    // Not a pattern: `\p{L}` in our OpenAPI document stops some who read it.
    v.check((text) => text === "" || /\p{L}/u.test(text), "field.name"),
  );
}

/** Why something is done, in words that the history keeps. */
export function reason(maxLength: number) {
  return v.pipe(kept(tidyLine, maxLength), v.minLength(3, "field.required"));
}

/** The same in words that stand on printed documents as well. */
export function printedReason(maxLength: number) {
  return v.pipe(reason(maxLength), printed());
}

/** Ids inside an event are short and made by the editor: unique within the event only. */
export const PartIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,40}$/, "field.id"));

/** What somebody looks for in a list. */
export const SearchSchema = optionalLine(200);

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

/** A moment, in whatever zone it is written; kept in UTC, because moments are compared as texts. */
export const InstantSchema = v.pipe(
  v.string(),
  v.isoTimestamp("field.instant"),
  v.check((text) => !Number.isNaN(Date.parse(text)), "field.instant"),
  v.transform((text) => new Date(text).toISOString()),
);

/** Characters of the part before the "@" without quotes (RFC 5322, atext). */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i;

/** What is wrong with an address, if SES would not take it; an empty one is left to others. */
function addressFault(address: string): "field.email_letters" | "field.email" | undefined {
  if (address === "") return undefined;
  if (/\P{ASCII}/u.test(address)) return "field.email_letters";
  const at = address.lastIndexOf("@");
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  const isMailbox =
    local.length <= 64 &&
    LOCAL_PART.test(local) &&
    DOMAIN.test(domain) &&
    domain.split(".").every((label) => label.length <= 63);
  return isMailbox ? undefined : "field.email";
}

const AddressSchema = v.pipe(
  kept(tidyLine, 254),
  v.rawCheck(({ dataset, addIssue }) => {
    const fault = dataset.typed && addressFault(dataset.value);
    if (fault) addIssue({ message: fault });
  }),
  v.metadata({ format: "email" }),
);

/**
 * An address for mail, as SES takes it: dots between words only, 64 characters before the "@", 254 in all. Letters
 * outside ASCII are refused because neither the participant file of the ESF nor most offices' servers take them
 * (domain rules 2.3, polish 4.3); a domain with such letters can be written in its other form, `xn--…`.
 */
export const EmailSchema = v.pipe(AddressSchema, v.nonEmpty("field.required"));

/** An address that may be left out; an empty one counts as left out. */
export const OptionalEmailSchema = v.optional(v.pipe(AddressSchema, emptyIsLeftOut));

/** An internet domain, as addresses end with it: `powiat.pl`. */
export const DomainSchema = v.pipe(
  v.string(),
  tidied(normaliseDomain),
  v.maxLength(253, "field.too_long"),
  v.regex(new RegExp(DOMAIN.source), "field.domain"),
);

const NumberSchema = v.pipe(
  v.string(),
  tidied(tidyLine),
  v.maxLength(40, "field.phone"),
  v.check((text) => text === "" || normalisePhone(text) !== undefined, "field.phone"),
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
export const PhoneSchema = v.pipe(NumberSchema, v.nonEmpty("field.phone"));

/** A telephone number that may be left out; an empty one counts as left out. */
export const OptionalPhoneSchema = v.optional(v.pipe(NumberSchema, emptyIsLeftOut));

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

/** A whole number within limits. */
export const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer("field.number"),
    v.minValue(least, "field.too_small"),
    v.maxValue(most, "field.too_large"),
  );
