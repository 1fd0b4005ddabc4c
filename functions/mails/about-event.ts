import type { Event } from "@zapisy/core/event";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { facts as factsOf, type Block } from "@zapisy/mail";
import { loadCommon } from "@zapisy/words/common";
import type { MailMessages } from "@zapisy/words/mail";
import type { Deps } from "../deps.ts";
import { placeInWords, whenInWords } from "../document/event-words.ts";
import { content, type MailContact } from "./letter.ts";

/** What a letter to somebody who is not registered says of an event. */
export interface EventFacts {
  locale: Locale;
  event: { title: string; contentLocale?: Locale; dates: string; place: string };
  links: { event: string };
  contact: MailContact;
  organiserName: string;
}

/** Gathers what everybody may know of an event. */
export async function eventFacts(
  { config }: Pick<Deps, "config">,
  event: Event,
  locale: Locale,
): Promise<EventFacts> {
  const { text: title, locale: contentLocale } = inLocale(event.title, locale);
  return {
    locale,
    event: {
      title,
      contentLocale: contentLocale === locale ? undefined : contentLocale,
      dates: whenInWords(event, locale),
      place: placeInWords(event.place, await loadCommon(locale)),
    },
    links: { event: `${config.PUBLIC_URL}/events/${event.slug}` },
    contact: event.contact,
    organiserName: config.ORGANISER_NAME,
  };
}

/** Which event it is, when and where. */
export function eventBlock({ event, locale }: EventFacts, { label }: MailMessages): Block {
  return {
    type: "facts",
    facts: factsOf(
      [label.event, content(event, locale, event.title)],
      [label.dates, event.dates],
      [label.place, event.place],
    ),
  };
}
