/**
 * What shows as nothing: control characters, zero-width spaces, soft hyphens, marks and overrides of direction,
 * halves of characters. They come along when a text is copied from a page, a PDF or a telephone's contacts, and
 * nobody can see or delete them. Joiners and variants stay where they follow a letter of a script that is written
 * with them, or an emoji.
 */
const INVISIBLE =
  /((?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Default_Ignorable_Code_Point}])[\p{L}\p{Extended_Pictographic}][\p{M}\p{Emoji_Modifier}]*(?:\u200c|\u200d)?)|\p{Default_Ignorable_Code_Point}|\p{Noncharacter_Code_Point}|\p{Cs}|[\ufff9-\ufffc]|(?![\t-\r\u0085])\p{Cc}/gu;
/** Every kind of gap, those that Unicode forgot included: next line (NEL) and the Braille blank. */
const GAPS = /[\s\u0085\u2800]+/g;
/** Gaps within a line, but for those that keep two words together. */
const GAPS_IN_LINE = /[\t \u1680\u2000-\u200a\u205f\u2800\u3000]+/g;

function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, "$1").normalize("NFC");
}

/**
 * A text of one line as it is kept: composed letters (NFC), one space between words, none at the ends, no line
 * breaks, and nothing that cannot be seen.
 */
export function tidyLine(text: string): string {
  return withoutInvisible(text).replace(GAPS, " ").trim();
}

/** A text of several lines as it is kept: its lines like {@link tidyLine}, with at most one empty one between two. */
export function tidyText(text: string): string {
  return withoutInvisible(text)
    .replace(GAPS_IN_LINE, " ")
    .split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)
    .map((line) => line.trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Letters that Unicode does not decompose into a base letter and a mark. */
export const BASE_LETTERS: Record<string, string> = {
  ł: "l",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  ø: "o",
  ŧ: "t",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  þ: "th",
};
/** The rest of them, which names seldom have: for comparison only, because sort keys are kept as they are. */
const RARE_LETTERS: Record<string, string> = {
  ƀ: "b",
  ɓ: "b",
  ɖ: "d",
  ɗ: "d",
  ȷ: "j",
  ə: "e",
  ǝ: "e",
  ɛ: "e",
  ƒ: "f",
  ǥ: "g",
  ɣ: "g",
  ɨ: "i",
  ɩ: "i",
  ɟ: "j",
  ĸ: "k",
  ƙ: "k",
  ƚ: "l",
  ɫ: "l",
  ŋ: "n",
  ɲ: "n",
  ɔ: "o",
  ɵ: "o",
  ƥ: "p",
  ƭ: "t",
  ʈ: "t",
  ʉ: "u",
  ʋ: "v",
  ƴ: "y",
  ƶ: "z",
  ʒ: "z",
  ς: "σ",
};

/**
 * A text in small letters without accents, whatever the language of the device: "Żółć" becomes "zolc", also ł, ø, ß
 * and full-width letters. Marks that make another syllable (Indic scripts, Hebrew, Arabic) stay.
 */
export function withoutAccents(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/([^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\P{L}]\p{M}*)|\p{M}/gu, "$1")
    .replace(/[^ -~]/gu, (letter) => BASE_LETTERS[letter] ?? RARE_LETTERS[letter] ?? letter);
}

/** Signs that stand between words although they count as letters: apostrophes (ʼ) and their like. */
const BETWEEN_WORDS = /(?:[^\p{L}\p{N}\p{M}]|[\u02b9-\u02df])+/gu;

/**
 * Text for search and comparison, everywhere: its letters and digits without accents, in words with one space
 * between. "Zych–Nowak", "zych-nowak" and "ZYCH  NOWAK" are "zych nowak", "O’Brien" and "o'brien" are "o brien".
 */
export function foldText(text: string): string {
  return withoutAccents(text).replace(BETWEEN_WORDS, " ").trim();
}

/** What holds the parts of one name together: "O’Brien", "Zych–Nowak". */
const JOINERS = /['’‘‛`´′\u02b9-\u02df\p{Pd}]/gu;

/** Words of a query that are heeded: nobody types more, and each costs a look. */
const MAX_WORDS = 8;

/** The folded words that all have to occur in what is looked for; a telephone number is one word. */
export function searchWords(query: string): string[] {
  return foldText(normalisePhone(query) ?? query)
    .split(" ")
    .filter(Boolean)
    .slice(0, MAX_WORDS);
}

/** What a search looks through: the folded parts, names with an apostrophe or a hyphen also written together. */
export function searchText(parts: readonly (string | undefined)[]): string {
  const whole = parts.filter(Boolean).join(" ");
  const words = foldText(whole);
  const joined = whole.replace(JOINERS, "");
  return joined === whole ? words : `${words} ${foldText(joined)}`;
}

// The alphabet of sort keys. Printable ASCII without capitals, because ElectroDB writes keys in lower
// case, and nothing up to "#", because "#" joins the parts of a key: "kowal#…" must stand before
// "kowal jan#…". The order of the signs is their byte order: accents, space, hyphen, full stop,
// apostrophe, digits, letters, tails.
const ACCENTS = "*";
const SPACE = "+";
const SIGNS: Record<string, string> = { "‐": "-", "‑": "-", "–": "-", "—": "-" };
for (const apostrophe of "'’‘ʼ`´") SIGNS[apostrophe] = "/";

// A Polish letter is its base with a tail that ranks after every letter: l < lz < ł (l~) < m.
const POLISH_TAILS: Record<string, string> = {
  "a\u0328": "~",
  "c\u0301": "~",
  "e\u0328": "~",
  "n\u0301": "~",
  "o\u0301": "~",
  "s\u0301": "~",
  "z\u0301": "{",
  "z\u0307": "~",
};

// Marks of other languages in the order of CLDR (acute, grave, breve, circumflex, caron, ring,
// diaeresis, double acute, tilde, dot, stroke, cedilla, ogonek, macron); marks not listed come last.
const STROKE = "\u0338";
const MARKS = `\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307${STROKE}\u0327\u0328\u0304`;
const MARK_CLASSES = "123456789abcde";

/**
 * A string whose plain byte order (a DynamoDB sort key, or `<`) is the Polish alphabetical order.
 *
 * The rule is that of CLDR's Polish collation (`Intl.Collator("pl", { sensitivity: "accent" })`):
 * a ą b c ć … l ł … z ź ż are letters of their own; space < hyphen < full stop < apostrophe < digits <
 * letters, so "Kowal Jan" < "Kowal-Zych" < "Kowalska"; case makes no difference; a foreign accent
 * matters only between texts that are equal without it (Muller < Müller < Mullera). It departs from
 * CLDR where names do not need it: all dashes are one hyphen, all apostrophes one, other signs count as
 * spaces, spaces at the ends do not count and several are one, ı ŧ þ are i t th with an accent, and
 * scripts other than Latin follow it by code point.
 *
 * The key of a European Latin text is lower-case ASCII above "#", so `#` or a space and another part may
 * follow it without disturbing the order.
 */
export function sortKey(text: string): string {
  let letters = "";
  let accents = "";
  let base = "";
  const rank = (signs: string) => {
    letters += signs;
    accents += "0".repeat(signs.length);
  };
  const accent = (mark: string) => {
    accents += MARK_CLASSES[MARKS.indexOf(mark)] ?? "g";
  };
  const clean = text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^\p{L}\p{M}\p{N}\-‐‑–—.'’‘ʼ`´]+/gu, " ")
    .trim();
  for (const sign of clean) {
    const tail = POLISH_TAILS[base + sign];
    const folded = BASE_LETTERS[sign];
    if (tail) letters += tail;
    else if (/\p{M}/u.test(sign)) accent(sign);
    else if (sign === "ł") rank("l~");
    else if (folded) {
      rank(folded);
      accent(STROKE);
    } else rank(sign === " " ? SPACE : (SIGNS[sign] ?? sign));
    base = sign;
  }
  accents = accents.replace(/0+$/, "");
  return accents ? `${letters}${ACCENTS}${accents}` : letters;
}

/** The sort key of a person: surnames are compared wholly first, then first names. */
export function personSortKey(surname: string, firstName: string): string {
  return `${sortKey(surname)} ${sortKey(firstName)}`;
}

/**
 * People in Polish alphabetical order, the same on screen and on paper as in the table. Namesakes stay as they stood.
 * @param nameOf surname and first name of a person
 */
export function inPolishOrder<Person>(
  people: readonly Person[],
  nameOf: (person: Person) => [surname: string, firstName: string],
): Person[] {
  return people
    .map((person) => ({ person, key: personSortKey(...nameOf(person)) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ person }) => person);
}

const SLUG_LENGTH = 80;

/**
 * A title as a part of an address: lower-case ASCII words joined by hyphens, at most 80 characters, cut
 * between words. A title without any Latin letter or digit gives "bez-nazwy".
 */
export function slugOf(title: string): string {
  const words = foldText(title).match(/[a-z0-9]+/g) ?? ["bez", "nazwy"];
  let slug = words[0]?.slice(0, SLUG_LENGTH) ?? "";
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > SLUG_LENGTH) break;
    slug += `-${word}`;
  }
  return slug;
}

/** An e-mail address for comparison: trimmed, composed (NFC), lower case. Does not check it. */
export function normaliseEmail(email: string): string {
  return email.normalize("NFC").trim().toLowerCase();
}

/**
 * An internet domain for comparison, out of "@Powiat.pl", "*.powiat.pl", "anna@powiat.pl" or "żmudź.pl": lower case, letters
 * outside ASCII in their other form (`xn--…`). Does not check it.
 */
export function normaliseDomain(text: string): string {
  const domain = normaliseEmail(text)
    .replace(/^.*@|^\*?\./, "")
    .replace(/\.$/, "");
  if (!/^[\p{L}\p{M}\p{N}.-]*$/u.test(domain) || !/\P{ASCII}/u.test(domain)) return domain;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch (cause) {
    if (cause instanceof TypeError) return domain;
    throw cause;
  }
}

/**
 * A telephone number in one form: `+48XXXXXXXXX` for the nine Polish digits (also after 0, 48, 0048 or
 * +48), `+…` for a foreign number (E.164: 8 to 15 digits), with an extension ("w. 159", "wew. 159") as
 * `;159`. Undefined for what cannot be a telephone number.
 */
export function normalisePhone(text: string): string | undefined {
  const [, number = "", extension] =
    /^(.*?)(?:[\s,;]*(?:wewn|wew|w|ext)[.:]?\s*(\d{1,5}))?$/i.exec(text.trim()) ?? [];
  if (!/^\+?[\d\s()./‑–-]+$/.test(number)) return undefined;
  // "+49 (0)30 …": the zero in brackets is dialled only inside the country.
  const digits = number
    .replace("(0)", "")
    .replace(/[^\d+]/g, "")
    .replace(/^00/, "+");
  const national = /^(?:\+48|48|0)?([1-9]\d{8})$/.exec(digits)?.[1];
  const foreign = /^\+(?!48)[1-9]\d{7,14}$/.test(digits) ? digits : undefined;
  const full = national ? `+48${national}` : foreign;
  return full && extension ? `${full};${extension}` : full;
}

/** A Polish postal code as `00-031`, from "00031", "00 031" or "00-031"; undefined for anything else. */
export function normalisePostalCode(text: string): string | undefined {
  const [, area, office] = /^(\d{2})\s*[-–]?\s*(\d{3})$/.exec(text.trim()) ?? [];
  return area && office && `${area}-${office}`;
}
