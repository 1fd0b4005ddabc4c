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

/**
 * Shortens a text to at most `maxLength` characters at the end of a word and marks it with an ellipsis.
 * Only a single word that is longer than the limit is cut.
 */
export function shorten(text: string, maxLength: number): string {
  const characters = Array.from(text);
  if (characters.length <= maxLength) return text;
  const room = characters.slice(0, maxLength).join("");
  const end = room.lastIndexOf(" ");
  const whole = end > 0 ? room.slice(0, end) : characters.slice(0, maxLength - 1).join("");
  return `${whole.replace(/[\s\p{P}]+$/u, "")}…`;
}
