/** The alphabets that documents can be set in, each by typefaces of its own (`documents/font`). */
export const ALPHABETS = ["western", "georgian", "armenian", "hebrew", "arabic"] as const;
/** An alphabet that documents can be set in. */
export type Alphabet = (typeof ALPHABETS)[number];

/**
 * What the typefaces of each alphabet hold; a test compares them with the font files. Western is Latin with every
 * accent of Europe and Vietnam, Greek and Cyrillic, digits and signs; the others begin with the accents that they have.
 */
const LETTERS: Readonly<Record<Alphabet, RegExp>> = {
  western:
    /^[ -~\u00a0-\u00ac\u00ae-\u034e\u0350-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03e1\u03f0-\u052f\u1c80-\u1c88\u1d00-\u1df9\u1dfb-\u1f15\u1f18-\u1f1d\u1f20-\u1f45\u1f48-\u1f4d\u1f50-\u1f57\u1f59\u1f5b\u1f5d\u1f5f-\u1f7d\u1f80-\u1fb4\u1fb6-\u1fc4\u1fc6-\u1fd3\u1fd6-\u1fdb\u1fdd-\u1fef\u1ff2-\u1ff4\u1ff6-\u1ffe\u2000-\u200a\u2010-\u2027\u202f-\u205f\u2070\u2071\u2074-\u208e\u2090-\u209c\u20a0-\u20c0\u2100-\u215f\u2183\u2184\u2189\u2202\u220f\u2211\u2212\u2215\u2219\u221a\u221e\u222b\u2248\u2260\u2264\u2265\u25ca\u266a\u2c60-\u2c7f\u2de0-\u2e5d\ua640-\ua69f\ua700-\ua7ca\ua7d0\ua7d1\ua7d3\ua7d5-\ua7d9\ua7f2-\ua7ff\uab30-\uab6b\ufb00-\ufb06]+$/u,
  georgian:
    /^[\u0300-\u0304\u0306-\u0308\u030a-\u030c\u0326-\u0328\u10a0-\u10c5\u10c7\u10cd\u10d0-\u10fa\u10fc-\u10ff\u1c90-\u1cba\u1cbd-\u1cbf\u2d00-\u2d25\u2d27\u2d2d]+$/u,
  armenian:
    /^[\u0300-\u0304\u0306-\u0308\u030a-\u030c\u0326-\u0328\u0531-\u0556\u0559-\u058a\u058d-\u058f]+$/u,
  hebrew: /^[\u0300-\u0304\u0306-\u0308\u030a-\u030c\u0326-\u0328\u0591-\u05c7\u05d0-\u05ea\u05ef-\u05f4]+$/u,
  // With the joiners that Persian spells by.
  arabic:
    /^[\u0300\u0301\u0303\u0309\u030f\u0323\u060c\u060d\u0610-\u0612\u0615\u061b\u061f\u0621-\u063a\u063d\u0640-\u0658\u065a\u065b\u0660-\u0671\u0674\u0679\u067c\u067e\u0681\u0685\u0686\u0688\u0689\u0691\u0693\u0695\u0696\u0698\u069a\u06a0\u06a1\u06a4\u06a9-\u06ad\u06af\u06b5\u06ba\u06bc\u06be\u06c0-\u06c3\u06c6-\u06d0\u06d2-\u06d5\u06dc\u06de\u06e9\u06f0-\u06f9\u0762\u0763\u200c\u200d]+$/u,
};

/**
 * Marks of direction, soft hyphens, joiners and selectors: there to be obeyed, not to be printed. A joiner stays
 * behind an Arabic letter, whose shape it changes.
 */
const INVISIBLE = /(\p{Script=Arabic}\p{M}*[\u200c\u200d])|\p{Default_Ignorable_Code_Point}|[\u2028\u2029]/gu;

/** A text as it is printed: accents joined to their letters, nothing invisible, control characters as spaces. */
export function toPrint(text: string): string {
  return text
    .normalize("NFC")
    .replace(INVISIBLE, "$1")
    .replace(/\p{Cc}/gu, " ");
}

/** Letters with the marks that stand on them. */
export function clustersOf(text: string): string[] {
  return text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
}

/** Which alphabet sets a letter with its marks; undefined where none does. */
export function alphabetOf(cluster: string): Alphabet | undefined {
  return ALPHABETS.find((alphabet) => LETTERS[alphabet].test(cluster));
}

/**
 * The first character that no document can print, such as an emoji or a letter of a script that there is no
 * typeface for; undefined where all can be. Names are refused with it when they are typed, and before a
 * certificate takes a number.
 */
export function unprintable(text: string): string | undefined {
  const cluster = clustersOf(toPrint(text)).find((each) => !alphabetOf(each));
  if (cluster === undefined) return undefined;
  return Array.from(cluster).find((character) => !alphabetOf(character)) ?? cluster;
}
