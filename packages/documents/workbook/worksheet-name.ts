/**
 * Names of worksheets that Excel accepts: 1–31 characters, none of `[]:*?/\\`, no apostrophe at either end, all
 * different also when case is ignored. A title of which nothing is left gets the fallback.
 */
export function worksheetNames(titles: readonly string[], fallback: string): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const base =
      title
        .replace(/[[\]:*?/\\\p{Cc}]+/gu, " ")
        .replace(/\s+/g, " ")
        .replace(/^[' ]+|[' ]+$/g, "") || fallback;
    let name = cut(base, 31);
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) {
      const suffix = ` (${count})`;
      name = cut(base, 31 - suffix.length) + suffix;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

/** At most `length` UTF-16 units, not ending within a character, in a space or in an apostrophe. */
function cut(text: string, length: number): string {
  let short = "";
  for (const character of text) {
    if (short.length + character.length > length) break;
    short += character;
  }
  return short.replace(/[' ]+$/, "");
}
