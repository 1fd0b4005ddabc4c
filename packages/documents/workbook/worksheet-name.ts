/** Excel's limit, in UTF-16 units. */
const LENGTH = 31;

/**
 * Names of worksheets that Excel accepts: 1–31 characters, none of `[]:*?/\\`, no apostrophe at either end, not
 * "History", all different also when case is ignored. None begins like a formula, and a title of which nothing is left
 * gets the fallback.
 */
export function worksheetNames(titles: readonly string[], fallback: string): string[] {
  const taken = new Set(["history"]);
  return titles.map((title) => {
    const base =
      title
        .replace(/[[\]:*?/\\\p{Cc}]+/gu, " ")
        .replace(/\s+/g, " ")
        .replace(/^[' =+\-@]+|[' ]+$/g, "") || fallback;
    let name = cut(base, LENGTH);
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) {
      const suffix = ` (${count})`;
      name = cut(base, LENGTH - suffix.length) + suffix;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

/**
 * At most `length` UTF-16 units, cut between words unless little would be left, not ending within a character, in a
 * space or in an apostrophe.
 */
function cut(text: string, length: number): string {
  let short = "";
  for (const character of text) {
    if (short.length + character.length > length) {
      const words = character === " " ? short : short.replace(/ +[^ ]*$/, "");
      if (words.length > length / 2) short = words;
      break;
    }
    short += character;
  }
  return short.replace(/[' ]+$/, "");
}
