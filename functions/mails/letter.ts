import type { FormOfAddress } from "@zapisy/core/registration/schema";
import type { Locale } from "@zapisy/core/shared/localized-text";
import {
  facts,
  nameLine,
  oneLine,
  paragraph,
  shorten,
  SUBJECT_MAX_LENGTH,
  webLink,
  type Block,
  type FactRow,
  type FactValue,
  type Letter,
  type MailAttachment,
} from "@zapisy/mail";
import type { MailKind, MailMessages } from "@zapisy/words/mail";

/** When and where an event is, in words of the mail's language. */
export interface MailOccasion {
  /** e.g. "5–8 lipca 2011 r., od godz. 9:00". */
  dates: string;
  /** e.g. "Online" or "Ośrodek Pomocy Społecznej, ul. Polna 2, Brodnica". */
  place: string;
}

/** What a mail tells about an event. */
interface MailEvent extends MailOccasion {
  title: string;
  /** Titles of the options that the person chose; empty where there is nothing to choose. */
  items: string[];
  /** Language of title and items where it is not that of the mail. */
  contentLocale?: Locale;
  slug: string;
}

/** What every mail to a participant is made of. */
export interface ParticipantFacts {
  locale: Locale;
  /** Whose registration it is; not always the one who reads the mail. */
  person: { firstName: string; lastName: string; formOfAddress?: FormOfAddress };
  event: MailEvent;
  links: {
    /** The person's own page: see, correct, withdraw. */
    personal: string;
    /** The public page of the event; absent where it has none. */
    event?: string;
  };
  contact: MailContact;
  organiserName: string;
  /** They were brought in from a file, by others. */
  fromFile?: boolean;
  /** To attach; left out where the person's calendar has nothing of the event and is to have nothing. */
  calendar?: MailCalendar;
}

/** Whom to ask; lines that are not known are left out. */
export interface MailContact {
  name?: string;
  email?: string;
  phone?: string;
}

/** An iCalendar file: what puts a person's entries into their calendar, or takes them out of it. */
export interface MailCalendar {
  content: string;
  method: "publish" | "cancel";
}

/** What a kind adds to the letter that participants get. */
export interface Additions {
  /** In place of the usual one. */
  heading?: string;
  /** With what the subject begins, in place of the heading. */
  subject?: string;
  /** What happened, in place of the usual. */
  opening?: string;
  /** After what happened. */
  lead?: string | false;
  /** Facts after who it is about. */
  about?: (FactRow | undefined)[];
  /** Facts in place of when and where the event is. */
  occasion?: FactRow[];
  /** Facts at the end. */
  more?: (FactRow | "" | undefined)[];
  /** What is said at length, after the facts. */
  body?: Block[];
  /** What to do next, in place of the usual. */
  steps?: Block[];
  /** After what to do next. */
  next?: string | false;
  /** Where to go on: `event` when nothing is left to correct or withdraw. */
  link?: "personal" | "event" | "certificate";
  /** What the button says, in place of the usual. */
  action?: string;
  /** What is said of the personal link, in place of the usual. */
  linkNote?: string;
  /** It answers a form that somebody may have filled in with a stranger's address. */
  answersSignUp?: true;
  attachments?: MailAttachment[];
  /** What has to be told beside, before whom to ask. */
  after?: Block[];
}

/** The words of a mail, with what staff adapted of them: words in place of the built-in ones, and what an event adds. */
export type LetterWords = MailMessages & {
  adapted?: { own?: Pick<Said, "heading" | "lead" | "next">; paragraphs: Block[] };
};

/** What a kind says within the frame of its letter; nothing else can be adapted. */
interface Said {
  heading: string;
  /** What happened. */
  lead: Block[];
  /** What to do next. */
  next: Block[];
  /** What the event adds. */
  added: Block[];
  /** It is not the built-in one. */
  isOwn: boolean;
}

/** What a kind says, in the words of staff where they adapted them. */
export function saidBy(kind: MailKind, { kind: built, adapted }: LetterWords): Said {
  const { heading, lead, next } = built[kind];
  return {
    heading,
    lead: [paragraph(lead)],
    next: next.map(paragraph),
    ...adapted?.own,
    added: adapted?.paragraphs ?? [],
    isOwn: adapted?.own !== undefined,
  };
}

/** A letter to a participant. */
export function participantLetter(
  kind: MailKind,
  input: ParticipantFacts,
  words: LetterWords,
  { link = "personal", ...more }: Additions = {},
): Letter {
  const { action, label } = words;
  const said = saidBy(kind, words);
  const heading = more.heading ?? said.heading;
  const { event, person, links, calendar, locale } = input;
  const eventLink = links.event === undefined ? undefined : { label: action.event, url: links.event };
  const goOn = link === "event" ? eventLink : { label: more.action ?? action[link], url: links.personal };
  const blocks = filled([
    paragraph(
      words.salutation({
        ...person,
        firstName: nameLine(person.firstName),
        lastName: nameLine(person.lastName),
      }),
    ),
    ...(more.opening === undefined ? said.lead : [paragraph(more.opening)]),
    more.lead && paragraph(more.lead),
    {
      type: "facts",
      facts: facts(
        [label.event, content(event, locale, event.title)],
        [label.person, nameLine(`${person.firstName} ${person.lastName}`)],
        ...(more.about ?? []),
        ...(more.occasion ?? [
          [label.dates, event.dates],
          [label.place, event.place],
        ]),
        [label.items, event.items.map((item) => content(event, locale, item))],
        ...(more.more ?? []),
      ),
    },
    ...(more.body ?? []),
    ...(more.steps ?? said.next),
    ...said.added,
    more.next && paragraph(more.next),
    calendar && paragraph(words.calendar[calendar.method]),
    goOn && { type: "action", copyHint: words.copyLink, ...goOn },
    link !== "event" &&
      paragraph(more.linkNote ?? (link === "certificate" ? words.certificateLink : words.personalLink)),
    input.fromFile && paragraph(words.fromFile),
    more.answersSignUp && !input.fromFile && paragraph(words.notYou),
    ...(more.after ?? []),
    contactBlock(input.contact, words),
    signature(words, input.organiserName),
  ]);
  return {
    locale,
    subject: subjectOf(words, more.subject ?? heading, event.title),
    heading,
    blocks,
    footer: { note: words.automatic, ...(link !== "event" && eventLink && { link: eventLink }) },
    attachments: more.attachments ?? (calendar ? [calendarFile(event.slug, calendar)] : []),
  };
}

/** The parts of a letter that are there. */
export function filled(blocks: readonly (Block | false | "" | undefined)[]): Block[] {
  return blocks.filter((block) => block !== false && block !== "" && block !== undefined);
}

function calendarFile(slug: string, { content: file, method }: MailCalendar): MailAttachment {
  return {
    filename: `${slug}.ics`,
    // Mail programs go by this and not by what is inside.
    contentType: `text/calendar; charset=utf-8; method=${method.toUpperCase()}`,
    content: file,
  };
}

/** Until when choices may be changed, where there were any. */
export function changesUntil(
  { changesUntil: until, event }: ParticipantFacts & { changesUntil?: string },
  words: MailMessages,
): string | false {
  return until && event.items.length > 0 ? words.changesUntil(oneLine(until)) : false;
}

/** The link of an online event. */
export function onlineUrl(url: string | undefined, label: string): FactRow | undefined {
  return url ? [label, webLink(url)] : undefined;
}

/** Why, where somebody said so. */
export function because(reason: string | undefined, { label }: MailMessages): FactRow | undefined {
  return reason ? [label.reason, reason] : undefined;
}

/** A text of the event, in its own language where that is not the mail's. */
export function content(event: { contentLocale?: Locale }, locale: Locale, text: string): FactValue {
  return {
    text: oneLine(text),
    ...(event.contentLocale && event.contentLocale !== locale && { lang: event.contentLocale }),
  };
}

/** Most letters of a name that the subject of a mail has room for beside the heading and the title. */
const NAME_LENGTH = 40;

/**
 * A heading with whose mail it is, for a subject: several people may read mail at one address. A long name is shortened, and the heading
 * where there is less room for both.
 */
export function headingNamed(
  words: MailMessages,
  heading: string,
  { firstName, lastName }: ParticipantFacts["person"],
  room = SUBJECT_MAX_LENGTH,
): string {
  const name = shorten(nameLine(`${firstName} ${lastName}`), NAME_LENGTH);
  return words.subjectNamed(shorten(heading, room - words.subjectNamed("", name).length), name);
}

/** The heading and the title; a long title is shortened in the middle, the heading never. */
export function subjectOf(words: MailMessages, heading: string, title: string): string {
  const room = SUBJECT_MAX_LENGTH - words.subject(heading, "").length;
  return words.subject(heading, shorten(oneLine(title), room));
}

/** Whom to ask; undefined where nobody is known. */
export function contactBlock(
  { name, email, phone }: MailContact,
  { label }: MailMessages,
): Block | undefined {
  const values: FactValue[] = [
    { text: oneLine(name ?? "") },
    { text: oneLine(email ?? ""), href: `mailto:${oneLine(email ?? "")}` },
    { text: oneLine(phone ?? "") },
  ].filter(({ text }) => text !== "");
  return values.length === 0 ? undefined : { type: "facts", facts: [{ label: label.contact, values }] };
}

/** Who writes. */
export function signature(words: MailMessages, organiserName: string): Block {
  return { type: "signature", lines: [words.closing, oneLine(organiserName)] };
}
