import type { EventView } from "@zapisy/core/event/answer";
import type { Locale } from "@zapisy/core/shared/localized-text";
import { textIn } from "./event-text.ts";

/**
 * An event in the words of schema.org, as search engines read it; undefined while the dates are
 * tentative, because they require a day. `url` is the address of the event's page: also of an online
 * event, whose link only confirmed people get.
 */
export function structuredData(
  event: EventView,
  url: string,
  locale: Locale,
): Record<string, unknown> | undefined {
  if (event.dates.type !== "exact") return undefined;
  const text = (value: { pl: string; en?: string } | undefined) => value && textIn(locale, value).text;
  const lead = event.project.organisations.find(({ role }) => role === "lead");
  const venue = {
    "@type": "Place",
    name: event.place.name ?? event.place.town,
    address: {
      "@type": "PostalAddress",
      streetAddress: event.place.address,
      addressLocality: event.place.town,
      addressCountry: event.place.country ?? "PL",
    },
  };
  const online = { "@type": "VirtualLocation", url };
  return {
    "@context": "https://schema.org",
    "@type": event.kind === "training" ? "EducationEvent" : "Event",
    name: text(event.title),
    description: text(event.summary ?? event.description),
    startDate: event.hours?.begins ?? event.dates.startsOn,
    endDate: event.hours?.ends ?? event.dates.endsOn,
    eventStatus: `https://schema.org/${event.state === "cancelled" ? "EventCancelled" : "EventScheduled"}`,
    eventAttendanceMode: `https://schema.org/${ATTENDANCE_MODE[event.place.mode]}`,
    location: { onsite: venue, online, hybrid: [venue, online] }[event.place.mode],
    organizer: lead && { "@type": "Organization", name: lead.name },
    isAccessibleForFree: event.cost === undefined || undefined,
    maximumAttendeeCapacity: event.seats.event.total ?? undefined,
    remainingAttendeeCapacity: event.seats.event.left ?? undefined,
    inLanguage: "pl",
    url,
  };
}

/** Search engines and previews of links show so much. */
const SUMMARY_LENGTH = 200;

/** An event in a sentence or two, for search engines and previews of links; undefined when staff wrote none. */
export function summaryOf(event: EventView, locale: Locale): string | undefined {
  const written = event.summary ?? event.description;
  const text = written && textIn(locale, written).text.replaceAll(/\s+/g, " ").trim();
  if (!text || text.length <= SUMMARY_LENGTH) return text || undefined;
  return `${text.slice(0, SUMMARY_LENGTH).replace(/\s+\S*$/, "")}…`;
}

const ATTENDANCE_MODE = {
  onsite: "OfflineEventAttendanceMode",
  online: "OnlineEventAttendanceMode",
  hybrid: "MixedEventAttendanceMode",
} as const;
