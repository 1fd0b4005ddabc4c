import { isOver, isPublic, type Event } from "@zapisy/core/event";
import { contributorAt } from "@zapisy/core/event/rules";
import type { AgendaItem } from "@zapisy/core/event/schema";
import { hasPlace, type StoredRegistration } from "@zapisy/core/registration";
import { isWanted, type Planned } from "@zapisy/core/reminder";
import { csvOf } from "@zapisy/core/shared/csv";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { facts as factsOf, paragraph, type MailAttachment } from "@zapisy/mail";
import { loadCommon } from "@zapisy/words/common";
import { documentMessages } from "@zapisy/words/document";
import type { Deps } from "../../deps.ts";
import { placeInWords, scheduledInWords, whenInWords } from "../../document/event-words.ts";
import {
  because,
  contactBlock,
  content,
  filled,
  saidBy,
  signature,
  subjectOf,
  type MailContact,
  type MailOccasion,
} from "../letter.ts";
import type { ContributorMail } from "../mail.ts";
import { newsOfAll } from "../others-news.ts";

/** Something that the reader hosts or leads. */
interface ContributedItem {
  title: string;
  /** Day, hours and room, as far as they are known. */
  when: string;
  people: number;
}

interface ContributorFacts {
  locale: Locale;
  event: MailOccasion & { title: string; contentLocale?: Locale };
  items: ContributedItem[];
  reason?: string;
  /** Who comes, for whoever leads something. */
  people?: MailAttachment;
  contact: MailContact;
  organiserName: string;
}

type Kind = "contributor.before" | "contributor.after" | "contributor.moved" | "contributor.cancelled";

const toContributor = (
  kind: Kind,
  isDue: (event: Event, facts: Record<string, string>, now: string) => boolean,
): ContributorMail<ContributorFacts> => ({
  whose: "contributor",
  supersedable: true,
  contributors: true,
  // Who comes: a line for each of two thousand people.
  brings: 200_000,
  async facts(deps, { message, event }) {
    const contributor = contributorAt(event, message.to);
    if (!contributor || !isDue(event, message.facts ?? {}, deps.clock())) return undefined;
    const { locale } = message;
    const { text: title, locale: contentLocale } = inLocale(event.title, locale);
    const people = kind === "contributor.before" ? await whoComes(deps, event) : [];
    const comesTo = (item: AgendaItem) => people.filter((person) => isExpected(person, item));
    const theirs = people.filter((person) => contributor.items.some((item) => isExpected(person, item)));
    return {
      facts: {
        locale,
        event: {
          title,
          dates: whenInWords(event, locale),
          place: placeInWords(event.place, await loadCommon(locale)),
          contentLocale: contentLocale === locale ? undefined : contentLocale,
        },
        items: contributor.items.map((item) => ({
          title: inLocale(item.title, locale).text,
          when: scheduledInWords(
            item,
            locale,
            [item.place, item.address, item.town].filter(Boolean).join(", "),
          ),
          people: comesTo(item).length,
        })),
        reason: message.facts?.reason || undefined,
        people: contributor.leads && theirs.length > 0 ? listOf(theirs, locale) : undefined,
        contact: event.contact,
        organiserName: deps.config.ORGANISER_NAME,
      },
    };
  },
  letter(facts, words) {
    const { heading, lead, next, added } = saidBy(kind, words);
    const { label, contributor } = words;
    const { event, locale, items } = facts;
    const isAhead = kind === "contributor.before";
    return {
      locale,
      subject: subjectOf(words, heading, event.title),
      heading,
      blocks: filled([
        paragraph(contributor.salutation),
        ...lead,
        {
          type: "facts",
          facts: factsOf(
            [label.event, content(event, locale, event.title)],
            [label.dates, event.dates],
            [label.place, event.place],
            [
              label.contributed,
              items.map(({ title, when, people }) =>
                content(event, locale, contributor.item(title, when, isAhead ? people : undefined)),
              ),
            ],
            because(facts.reason, words),
          ),
        },
        ...next,
        ...added,
        facts.people && paragraph(contributor.list),
        contactBlock(facts.contact, words),
        signature(words, facts.organiserName),
      ]),
      footer: { note: words.automatic },
      attachments: facts.people ? [facts.people] : [],
    };
  },
});

async function whoComes({ stores }: Deps, { eventId }: Event): Promise<StoredRegistration[]> {
  const people = [];
  for await (const person of stores.registrations.eachByName(eventId))
    if (hasPlace(person.status)) people.push(person);
  return people;
}

function isExpected({ choices }: StoredRegistration, { optionId }: AgendaItem): boolean {
  return optionId === undefined || Object.values(choices).includes(optionId);
}

/** Who comes, as a table: names and institutions, and nothing else that people told. */
function listOf(people: readonly StoredRegistration[], locale: Locale): MailAttachment {
  const { attendanceList: words } = documentMessages[locale];
  return {
    filename: locale === "pl" ? "uczestnicy.csv" : "participants.csv",
    contentType: "text/csv; charset=utf-8",
    content: csvOf([
      [words.ordinal, words.surname, words.firstName, words.institution],
      ...people.map(({ lastName, firstName, institution }, index) => [
        `${index + 1}`,
        lastName,
        firstName,
        institution?.name ?? "",
      ]),
    ]),
  };
}

const isReminded = (event: Event, { reminder, day }: Record<string, string>, now: string) =>
  isWanted(event, { key: reminder as Planned["key"], day: day ?? "" }, now);

/** Before an event: what is theirs of it, how many people come, and to whoever leads something who they are. */
export const contributorBefore = toContributor("contributor.before", isReminded);

/** After an event: thanks. */
export const contributorAfter = toContributor("contributor.after", isReminded);

/** The event is on another day, at another place or hour: all that holds now. */
export const contributorMoved = toContributor(
  "contributor.moved",
  (event, { version }, now) =>
    isPublic(event) &&
    event.state !== "cancelled" &&
    !isOver(event, now) &&
    lastNews(event) <= Number(version),
);

/** The event does not take place. */
export const contributorCancelled = toContributor(
  "contributor.cancelled",
  (event) => event.state === "cancelled",
);

/** Since when what people are told of an event is as it is, the link of an online one too. */
function lastNews(event: Event): number {
  return Math.max(newsOfAll(event), event.news?.online ?? 0);
}
