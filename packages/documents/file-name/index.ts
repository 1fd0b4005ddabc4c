import anyAscii from "any-ascii";
import { createHash } from "node:crypto";

/** Longer names are cut by mail programs and old file systems. */
const MAX_LENGTH = 80;
/** As much of it tells files apart. */
const MAX_ENDING = 48;
/** Letters of the sum that stands for what was cut. */
const SUM_LENGTH = 4;

/**
 * A name that every file system and mail program takes: ASCII, kebab-case, at most 80 characters; letters of other
 * alphabets are written in Latin ones. `start` is cut at a word to leave room for what tells files apart: an `end`
 * that is too long itself gets a sum of the whole instead of its rest, so that two different ones stay different.
 */
export function fileName(
  start: string,
  end: string | readonly (string | undefined)[] | undefined,
  extension: string,
): string {
  const ending = shortened(kebab([end].flat().filter(Boolean).join(" ")));
  const head = cut(kebab(start), MAX_LENGTH - ending.length - extension.length - 2);
  return `${[head, ending].filter(Boolean).join("-")}.${extension}`;
}

function shortened(ending: string): string {
  if (ending.length <= MAX_ENDING) return ending;
  const sum = createHash("sha256").update(ending).digest("hex").slice(0, SUM_LENGTH);
  return `${cut(ending, MAX_ENDING - SUM_LENGTH - 1)}-${sum}`;
}

/** At most so many letters, whole words where there are any. */
function cut(words: string, length: number): string {
  if (words.length <= length) return words;
  return words
    .slice(0, length + 1)
    .replace(/-[^-]*$/, "")
    .slice(0, length);
}

function kebab(text: string): string {
  return anyAscii(text.normalize("NFC"))
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
