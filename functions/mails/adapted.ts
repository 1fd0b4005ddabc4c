import {
  nearestWords,
  paragraphsFor,
  wordingIssues,
  type MailText,
  type ParagraphReader,
} from "@zapisy/core/mail-text";
import type { MergeField } from "@zapisy/core/mail-text/rules";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { nameLine, renderLetter, shorten, type Funding, type Letter, type RenderedMail } from "@zapisy/mail";
import type { MailMessages } from "@zapisy/words/mail";
import { offersOf } from "./adaptable.ts";
import type { LetterWords } from "./letter.ts";
import type { Mail } from "./mail.ts";
import { writtenBlocks, writtenLine } from "./written.ts";

/** Gmail cuts off what is longer. */
const MAX_BYTES = 100_000;
/** Letters of a heading once names are filled in: the title of the event has to have room beside it in the subject. */
const HEADING_LENGTH = 80;

/** What facts have in common that texts can name. */
interface NamedFacts {
  locale: Locale;
  person?: { firstName: string; lastName: string };
  event: { title: string; dates?: string; place?: string };
}

/** What a letter is made of. */
interface Writing {
  mail: Mail;
  facts: unknown;
  words: MailMessages;
  funding?: Funding;
}

/** What staff adapted of a mail, the nearest first, and for whom it is. */
export interface Adapted extends ParagraphReader {
  texts: readonly (MailText | undefined)[];
}

/** Why a text cannot be said: by what stands in it, by its length, or because something was thrown. */
type Unusable = "wording" | "length" | "failure";

/**
 * Writes a letter in the words of staff where they adapted them. What cannot be said, or is too long, is said in the built-in words: no
 * mail fails because of a text.
 * @param onUnusable hears of that
 */
export function writeLetter(
  writing: Writing,
  adapted: Adapted | undefined,
  onUnusable: (reason: Unusable) => void,
): RenderedMail {
  const render = (words: LetterWords) => {
    const { mail, facts, funding } = writing;
    const letter = mail.letter(facts, words);
    return renderLetter({ ...letter, funding: funding ?? letter.funding });
  };
  const attempt = (): RenderedMail | Unusable | undefined => {
    try {
      const words = adapted && adaptedWords(writing, adapted);
      if (!words || words === "wording") return words;
      const rendered = render(words);
      return Buffer.byteLength(rendered.html) <= MAX_BYTES ? rendered : "length";
    } catch {
      // What is wrong with more than the text is thrown by the built-in words, too.
      return "failure";
    }
  };
  const found = attempt();
  if (typeof found === "object") return found;
  if (found) onUnusable(found);
  return render(writing.words);
}

/** The letter itself in the words of staff, for one that is sent within another mail. */
export function letterIn(writing: Writing, adapted: Adapted): Letter {
  const words = adaptedWords(writing, adapted);
  const { mail, facts, funding } = writing;
  return { ...mail.letter(facts, typeof words === "object" ? words : writing.words), funding };
}

/** The words with what staff adapted of them for this reader; undefined where that is nothing. */
function adaptedWords(
  { mail, words, facts }: Writing,
  { texts, ...reader }: Adapted,
): LetterWords | "wording" | undefined {
  const offers = offersOf(mail);
  const known = texts.filter((text) => text !== undefined);
  if (!offers || known.length === 0) return undefined;
  const named = facts as NamedFacts;
  const { locale } = named;
  const own = nearestWords(known, locale)?.words;
  const paragraphs = known.flatMap((text) => paragraphsFor(text.paragraphs, reader));
  if (!own && paragraphs.length === 0) return undefined;
  if (wordingIssues({ [locale]: own, paragraphs }, { offers }).length > 0) return "wording";
  const valueOf = (field: MergeField) => valueIn(named, field);
  const blocks = (text: string) => writtenBlocks(text, (field) => ({ text: valueOf(field) }));
  return {
    ...words,
    adapted: {
      own: own && {
        heading: shorten(writtenLine(own.heading, valueOf), HEADING_LENGTH),
        lead: blocks(own.lead),
        next: blocks(own.next ?? ""),
      },
      paragraphs: paragraphs.flatMap(({ text }) => {
        const said = inLocale(text, locale);
        const lang = said.locale === locale ? undefined : said.locale;
        return blocks(said.text).map((block) => ({ ...block, ...(lang && { lang }) }));
      }),
    },
  };
}

/** What is filled in: of this reader and event. */
function valueIn({ person, event }: NamedFacts, field: MergeField): string {
  switch (field) {
    case "firstName":
    case "lastName":
      return nameLine(person?.[field] ?? "");
    case "event":
      return event.title;
    case "dates":
    case "place":
      return event[field] ?? "";
    // Where one stands, and the link, are said by the frame.
    case "status":
    case "link":
      return "";
  }
}
