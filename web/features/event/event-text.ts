import type { EventSummary, RecruitmentState } from "@zapisy/core/event/answer";
import type { PublicMessages } from "@zapisy/words/public";
import type { Locale, When } from "@zapisy/words";
import type { SeatNews } from "./seat.state.ts";

/**
 * A text of the organiser in the language of the interface, else in Polish; `lang` is given where the two
 * differ. It is core's `inLocale` without the schemas beside it, which the event page need not fetch.
 */
export function textIn(locale: Locale, text: { pl: string; en?: string }): { text: string; lang?: "pl" } {
  if (locale === "pl") return { text: text.pl };
  return text.en ? { text: text.en } : { text: text.pl, lang: "pl" };
}

/**
 * When an event is, for the reader of this device: its zone is named where the device's clock shows another time. Hours begin
 * with the time on the wall, which is read as the device's own without what follows.
 * @param isDeviceKnown false where the page is rendered for whatever device: the zone is then not named
 */
export function whenOf(
  { dates, hours, timeZone }: Pick<EventSummary, "dates" | "hours" | "timeZone">,
  isDeviceKnown = true,
): When {
  const isElsewhere =
    isDeviceKnown && hours && Date.parse(hours.begins) !== Date.parse(hours.begins.slice(0, 16));
  return { dates, hours, timeZone: isElsewhere ? timeZone : undefined };
}

/** The first letter large, for a text that stands alone as a heading: "lipiec 2011" to "Lipiec 2011". */
export function asHeading(text: string): string {
  return text.charAt(0).toLocaleUpperCase("pl") + text.slice(1);
}

/** The language of names that staff write once, in Polish: hosts, places, people. */
export function nameLang(locale: Locale): "pl" | undefined {
  return locale === "pl" ? undefined : "pl";
}

interface PlaceFacts {
  mode: "onsite" | "online" | "hybrid";
  name?: string;
  address?: string;
  town?: string;
  country?: string;
}

/**
 * A town with its country where that is not Poland: "Utrecht (Holandia)". Country names come from the
 * browser, in the language of the interface.
 */
export function townText(locale: Locale, town: string | undefined, country: string | undefined): string {
  if (!country || country === "PL") return town ?? "";
  const name = new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country;
  return town ? `${town} (${name})` : name;
}

/** Where an event is, in one line: "Centrum Kadr Społecznych, Białystok", "Online", "Miejsce do ustalenia". */
export function placeText(t: PublicMessages, locale: Locale, place: PlaceFacts): string {
  if (place.mode === "online") return t.place.online;
  const town = townText(locale, place.town, place.country);
  const line = [place.name, place.address, town].filter(Boolean).join(", ");
  if (!line) return place.mode === "hybrid" ? t.place.online : t.place.unknown;
  return place.mode === "hybrid" ? t.place.hybrid(line) : line;
}

/** From when or until when one can sign up: "do 24 czerwca 2011 r., godz. 15:00"; empty when there is no such moment. */
export function recruitmentTime(t: PublicMessages, recruitment: RecruitmentState): string {
  if (recruitment.state === "upcoming") return t.recruitment.from(recruitment.opens);
  return recruitment.state === "open" && recruitment.closes ? t.recruitment.until(recruitment.closes) : "";
}

/** Seats in words; empty when there is nothing to say. */
export function seatText(t: PublicMessages, news: SeatNews): string {
  switch (news.news) {
    case "none":
      return "";
    case "unlimited":
    case "full":
      return t.seats[news.news];
    case "total":
      return t.seats.total(news.total);
    case "left":
      return t.seats.left(news.left);
    case "waiting":
      return t.seats.waiting(news.waiting);
  }
}

/** Seats of one of several options: says "brak miejsc" where the event's own line names the reserve list. */
export function optionSeatText(t: PublicMessages, news: SeatNews): string {
  if (news.news === "full") return t.seats.optionFull;
  if (news.news === "waiting") return t.seats.optionWaiting(news.waiting);
  return news.news === "unlimited" ? "" : seatText(t, news);
}
