import ICAL from "ical.js";
import type { Mail } from "./mailbox.ts";

/** An entry as somebody sees it in their calendar. */
export interface ShownEntry {
  title: string;
  /** Moments in UTC, or days. */
  from: string;
  to: string | undefined;
  place: string | undefined;
  description: string | undefined;
  url: string | undefined;
}

interface KeptEntry extends ShownEntry {
  sequence: number;
  isCancelled: boolean;
}

/**
 * A calendar program: takes files in the order in which they come, as RFC 5545 and 5546 say. An entry is replaced by one of
 * the same UID whose SEQUENCE is not lower; METHOD:CANCEL and STATUS:CANCELLED take it out. A file that a program might
 * trip over is an error.
 */
export class CalendarClient {
  readonly #entries = new Map<string, KeptEntry>();

  /** Takes a file. @throws Error when it is no calendar, or contradicts itself */
  import(text: string): void {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const method = calendar.getFirstPropertyValue("method");
    const components = calendar.getAllSubcomponents("vevent");
    if (method !== "PUBLISH" && method !== "CANCEL") throw new Error(`METHOD is ${String(method)}`);
    for (const component of components) {
      const event = new ICAL.Event(component);
      const valueOf = (name: string) => {
        const value = component.getFirstPropertyValue(name);
        return value === null ? undefined : String(value);
      };
      const isCancelled = method === "CANCEL" || valueOf("status") === "CANCELLED";
      if (method === "CANCEL" && valueOf("status") !== "CANCELLED")
        throw new Error("CANCEL that is not cancelled");
      for (const name of ["uid", "dtstamp", "dtstart", "organizer", "summary"])
        if (!valueOf(name)) throw new Error(`an entry has no ${name.toUpperCase()}`);
      if (component.hasProperty("attendee")) throw new Error("an entry names who takes part");
      const from = shown(event.startDate);
      const to = component.hasProperty("dtend") ? shown(event.endDate) : undefined;
      if (to !== undefined && to <= from) throw new Error("DTEND is not later than DTSTART");
      const known = this.#entries.get(event.uid);
      const { sequence } = event;
      if (known && known.sequence > sequence) continue;
      const entry: KeptEntry = {
        title: event.summary,
        from,
        to,
        place: valueOf("location"),
        description: valueOf("description"),
        url: valueOf("url"),
        sequence,
        isCancelled,
      };
      if (known?.sequence === sequence && difference(known, entry))
        throw new Error(`another entry under the same SEQUENCE ${sequence}: ${difference(known, entry)}`);
      this.#entries.set(event.uid, entry);
    }
  }

  /** Takes the calendar files of mails, whose media type must say what is in them. */
  receive(mails: readonly Pick<Mail, "attachments">[]): void {
    for (const { attachments } of mails)
      for (const { contentType, content } of attachments)
        if (contentType.startsWith("text/calendar"))
          this.import(Buffer.from(content, "base64").toString("utf8"));
  }

  /** What the calendar shows, by time. */
  shown(): ShownEntry[] {
    return [...this.#entries.values()]
      .filter(({ isCancelled }) => !isCancelled)
      .map(({ title, from, to, place, description, url }) => ({ title, from, to, place, description, url }))
      .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  }

  /** From when until when the entries are that are shown. */
  times(): string[] {
    return this.shown().map(({ from, to }) => [from, to].filter(Boolean).join(" – "));
  }

  /** All that is kept of every entry, cancelled ones too: to look for what must not be there. */
  get texts(): string {
    return JSON.stringify([...this.#entries]);
  }
}

function shown(time: ICAL.Time): string {
  return time.isDate ? time.toString() : time.toJSDate().toISOString().replace(":00.000Z", "Z");
}

function difference(a: KeptEntry, b: KeptEntry): string | undefined {
  const names = ["title", "from", "to", "place", "description", "url", "isCancelled"] as const;
  return names.find((name) => a[name] !== b[name]);
}
