import { isOver, type Event, isPublic } from "@zapisy/core/event";
import { newsFor, occasionNews, type Listener, type OccasionNews } from "@zapisy/core/event/rules";
import type { Occasion, OccasionItem } from "@zapisy/core/event/schema";
import { isActive } from "@zapisy/core/registration";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import type { FactRow } from "@zapisy/mail";
import { loadCommon, type CommonMessages } from "@zapisy/words/common";
import type { MailMessages } from "@zapisy/words/mail";
import { placeInWords, scheduledInWords, whenInWords } from "../../document/event-words.ts";
import {
  changesUntil,
  content,
  onlineUrl,
  participantLetter,
  saidBy,
  type MailOccasion,
  type ParticipantFacts,
} from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import { calendarFacts, listenerOf, participationFacts, type ParticipationFacts } from "../participant.ts";

/** A thing of the programme, or without a title a day of it, at another hour or in another room; before or after may be none. */
interface ProgrammeChange {
  title?: string;
  before?: string;
  after?: string;
}

interface Former {
  before: MailOccasion;
  /** The link that holds no more, where it is another. */
  onlineUrlBefore?: string;
  programme: ProgrammeChange[];
}

/** The event itself carries what is true now. */
type Facts = ParticipantFacts & ParticipationFacts & Former;

/** Day, hour, place or link of an event are others for whoever reads it. */
export const eventMoved: ParticipantMail<Facts> = {
  whose: "participant",
  settles: true,
  supersedable: true,
  audience: {
    startsWith(before, after) {
      const { all, online, options } = after.news ?? { all: 0, online: 0, options: {} };
      const isNews = [all, online, ...Object.values(options)].includes(after.version);
      // What was never published is nobody's news.
      if (!isPublic(before) || after.state === "cancelled" || !isNews) return undefined;
      const { dates, place, timeZone } = before;
      return { version: String(after.version), before: JSON.stringify({ dates, place, timeZone }) };
    },
    // Something that everybody has to hear of changed once more: then a later message says it all.
    isOver: (event, { version }) => event.state === "cancelled" || (event.news?.all ?? 0) > version,
    // Who signed up after the change knows nothing else.
    includes: (person, event, { version, changedAt }) =>
      newsFor(event.news, listenerOf(person)) === version && person.createdAt <= changedAt,
  },
  async facts(deps, subject) {
    const { message, registration, event } = subject;
    const { locale } = message;
    const listener = listenerOf(registration);
    const { facts, told, before, occasion } = await calendarFacts(deps, subject);
    const former = before?.occasion ?? occasionOfHead(message.facts?.before, listener);
    const isDue =
      isActive(registration.status) &&
      event.state !== "cancelled" &&
      !isOver(event, deps.clock()) &&
      newsFor(event.news, listener) <= Number(message.facts?.version);
    const news = isDue ? occasionNews(former, occasion) : undefined;
    if (!news) return undefined;
    const words = await loadCommon(locale);
    return {
      told,
      facts: {
        ...facts,
        ...participationFacts(subject),
        ...newsInWords(event, former, news, locale, words),
      },
    };
  },
  letter: (facts, words) =>
    participantLetter("event.moved", facts, words, {
      heading: saidBy("event.moved", words).isOwn ? undefined : headingOf(facts, words),
      occasion: occasionRows(facts, words),
      more: [...onlineUrls(facts, words), programmeRow(facts, words)],
      next: changesUntil(facts, words),
    }),
};

function headingOf(
  { before, event, programme, onlineUrlBefore }: Facts,
  { movedHeading, kind }: MailMessages,
): string {
  const dates = before.dates !== event.dates;
  const place = before.place !== event.place;
  if (dates && place) return movedHeading.both;
  if (dates) return movedHeading.dates;
  if (place) return movedHeading.place;
  if (programme.length > 0) return movedHeading.programme;
  return onlineUrlBefore ? movedHeading.onlineUrl : kind["event.moved"].heading;
}

function occasionRows({ before, event }: Facts, { label }: MailMessages): FactRow[] {
  const rows = (now: string, former: string, labels: Record<"same" | "now" | "former", string>): FactRow[] =>
    now === former
      ? [[labels.same, now]]
      : [
          [labels.now, now],
          [labels.former, former],
        ];
  return [
    ...rows(event.dates, before.dates, {
      same: label.dates,
      now: label.datesAfter,
      former: label.datesBefore,
    }),
    ...rows(event.place, before.place, {
      same: label.place,
      now: label.placeAfter,
      former: label.placeBefore,
    }),
  ];
}

/** The link; where it is another than before, both, and the former one as mere text. */
function onlineUrls(
  { onlineUrl: now, onlineUrlBefore: before }: Facts,
  { label }: MailMessages,
): (FactRow | undefined)[] {
  return [
    onlineUrl(now, before ? label.onlineUrlAfter : label.onlineUrl),
    before ? [label.onlineUrlBefore, before] : undefined,
  ];
}

function programmeRow(
  { programme, event, locale }: Facts,
  { label, programmeChange }: MailMessages,
): FactRow | undefined {
  return programme.length > 0
    ? [
        label.programme,
        programme.map(({ title, after, before }) =>
          content(event, locale, programmeChange(title, after, before)),
        ),
      ]
    : undefined;
}

/** What somebody knew of whom we wrote down nothing else: the head of the event as it was before the change. */
function occasionOfHead(facts: string | undefined, { hasPlace }: Listener): Occasion {
  // Written when the change was seen, from a stored event, so it has the shape of one.
  const { dates, place, timeZone } = JSON.parse(facts ?? "{}") as Pick<Event, "dates" | "place" | "timeZone">;
  const { mode, name, address, town, onlineUrl: url } = place;
  return {
    dates,
    timeZone,
    place: { mode, name, address, town },
    ...(hasPlace && url && { onlineUrl: url }),
  };
}

/** What was before, beside what is true now, and what else of the programme is new to the person. */
function newsInWords(
  event: Event,
  former: Occasion,
  { days, items, link }: OccasionNews,
  locale: Locale,
  words: CommonMessages,
): Former {
  const titles = new Map(event.agenda.map(({ itemId, title }) => [itemId, inLocale(title, locale).text]));
  const hasDays = [former.dates, event.dates].some(
    (dates) => dates.type !== "exact" || dates.startsOn !== dates.endsOn,
  );
  const inWords = (item: OccasionItem) =>
    scheduledInWords(hasDays ? item : { ...item, day: undefined }, locale, item.place);
  return {
    // Of whom only the head is known, no hours are: those of now are not said to be new.
    before: {
      dates: whenInWords({ ...former, schedule: former.days ?? event.schedule }, locale),
      place: placeInWords(former.place, words),
    },
    programme: [
      ...days.map(({ before, after }) => ({
        before: before && scheduledInWords(before, locale),
        after: after && scheduledInWords(after, locale),
      })),
      ...items.map(({ before, after }) => ({
        title: titles.get(after.itemId),
        before: inWords(before),
        after: inWords(after),
      })),
    ],
    onlineUrlBefore: link ? former.onlineUrl : undefined,
  };
}
