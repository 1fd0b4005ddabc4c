import { expect } from "vitest";

/** A component of a calendar file: its properties by name, parameters included in the name, and what it holds. */
export interface CalendarComponent {
  name: string;
  properties: Record<string, string>;
  components: CalendarComponent[];
}

/**
 * Parses an iCalendar file as RFC 5545 wants it: CRLF, lines of at most 75 octets, folded by a space,
 * components that end where they began. Texts come back without their escapes.
 */
export function parseCalendar(text: string): CalendarComponent {
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  const root: CalendarComponent = { name: "", properties: {}, components: [] };
  const open = [root];
  for (const line of text.replaceAll("\r\n ", "").split("\r\n").filter(Boolean)) {
    const [, name = "", value = ""] = /^([A-Z0-9-]+(?:;[^:]+)?):(.*)$/.exec(line) ?? [];
    expect(name, line).not.toBe("");
    const current = open.at(-1) ?? root;
    if (name === "BEGIN") {
      const component: CalendarComponent = { name: value, properties: {}, components: [] };
      current.components.push(component);
      open.push(component);
    } else if (name === "END") {
      expect(value).toBe(current.name);
      open.pop();
    } else {
      current.properties[name] = value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) =>
        /n/i.test(sign) ? "\n" : sign,
      );
    }
  }
  expect(open.length).toBe(1);
  const [calendar] = root.components;
  if (!calendar || root.components.length !== 1) throw new Error("not one calendar");
  expect(calendar).toMatchObject({
    name: "VCALENDAR",
    properties: { VERSION: "2.0", PRODID: expect.any(String) },
  });
  return calendar;
}

/** The events of a calendar file. */
export function calendarEvents(text: string): Record<string, string>[] {
  return parseCalendar(text)
    .components.filter(({ name }) => name === "VEVENT")
    .map(({ properties }) => properties);
}
