/** The longest subject that common mail programs show whole on a wide screen. */
export const SUBJECT_MAX_LENGTH = 120;

/**
 * The text as one line: control characters and line breaks become spaces. What people type into a form
 * can then neither start a header nor pretend to be a paragraph of ours.
 */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

/**
 * A name as one line in which no mail program finds a link: anybody can send a mail of ours to anybody
 * by signing them up, and the name is the part that they choose.
 */
export function nameLine(name: string): string {
  return oneLine(name.replace(/[/\\:@]/g, " ").replace(/\.(?=\S)/g, ". "));
}

/** What stands where words were left out. */
const GAP = " … ";

/** The share of the room that the end of a shortened text may take. */
const END_SHARE = 0.5;

/**
 * Shortens a text to at most `maxLength` characters by leaving out words of its middle. How it begins says
 * what it is, how it ends says which one: the edition, the town, the date. Only a word that is longer than
 * the room it has is cut.
 */
export function shorten(text: string, maxLength: number): string {
  const characters = Array.from(text);
  if (characters.length <= maxLength) return text;
  const room = maxLength - GAP.length;
  const end = lastWords(characters, Math.floor(room * END_SHARE));
  const start = firstWords(characters, room - Array.from(end).length);
  return `${start}${GAP}${end}`;
}

function firstWords(characters: string[], room: number): string {
  const space = characters.slice(0, room + 1).lastIndexOf(" ");
  const words = characters.slice(0, space > 0 ? space : room).join("");
  return words.replace(/[\s,;:.–—\-(„"]+$/u, "");
}

function lastWords(characters: string[], room: number): string {
  const start = characters.length - room;
  const space = characters.indexOf(" ", start - 1);
  const words = characters.slice(space >= 0 ? space : start).join("");
  return words.replace(/^[\s,;:.–—\-)”"]+/u, "");
}
