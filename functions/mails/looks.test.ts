import { LOCALES } from "@zapisy/core/shared/localized-text";
import { caniemail, type CanIEmailOptions } from "caniemail";
import { describe, expect, it } from "vitest";
import type { MailKind } from "@zapisy/words/mail";
import { FUNDING, mailOf, participant, render } from "./fixture.ts";
import { mails } from "./index.ts";

/** Those that the letters have to look right in; Windows Mail is no more. */
const CLIENTS: CanIEmailOptions["clients"] = [
  "outlook.windows",
  "outlook.macos",
  "outlook.ios",
  "outlook.android",
  "outlook.outlook-com",
  "gmail.*",
  "apple-mail.*",
];

/** What some of them do not know, and what their readers have in place of it. */
const WITHOUT: Record<string, string> = {
  "color-scheme CSS property": "light colours, which stand in the elements",
  "color-scheme meta tag": "light colours",
  "@media": "light colours, or those that the program makes itself",
  "<style> element": "light colours",
  "<body> element": "the page's table has ground and font of its own",
  "system-ui, ui-serif, ui-sans-serif, ui-rounded, ui-monospace": "the next font of the row",
  "table-layout":
    "a table that grows with an address: Outlook for Windows, which has a wide window, and web mail of old phones",
  "max-height property": "signs of 44 px, by their attribute",
  "border-radius": "corners that are not round",
};

const all = Object.keys(mails).flatMap((kind) =>
  LOCALES.map((locale) => [kind as MailKind, locale] as const),
);

describe("how letters look", () => {
  it("asks nothing of Outlook, Gmail and Apple Mail that they do not know and that matters", () => {
    const unknown = new Set<string>();
    for (const [kind, locale] of all) {
      const { html } = render(mailOf(kind, locale), FUNDING);
      const { errors } = caniemail({ clients: CLIENTS, html }).issues;
      for (const issues of errors.values()) for (const { title } of issues) unknown.add(title);
    }
    expect([...unknown].toSorted()).toEqual(Object.keys(WITHOUT).toSorted());
  });

  it("breaks no address by what Gmail and Apple Mail drop, and gives Outlook a width", () => {
    for (const [kind, locale] of all) {
      const { html } = render(mailOf(kind, locale));
      expect(html).not.toContain("overflow-wrap");
      expect(html).toContain('<!--[if mso]><table role="presentation" width="600"');
    }
  });

  it("stays far below the 102 kB at which Gmail cuts a letter off", () => {
    for (const [kind, locale] of all) {
      const { html, text } = render(mailOf(kind, locale), FUNDING);
      expect(Buffer.byteLength(html) + Buffer.byteLength(text)).toBeLessThan(100_000);
    }
  });

  it("says who pays in words, too, and with every sign what stands for it", () => {
    const { html, text } = render(mailOf("registration.confirmed", "pl"), FUNDING);
    const flat = text.replaceAll("\n", " ");
    for (const line of FUNDING.lines) {
      expect(flat).toContain(line.text);
      expect(html).toContain(line.text);
    }
    for (const { url, alt } of FUNDING.logos) expect(html).toContain(`<img src="${url}" alt="${alt}"`);
    expect(render(mailOf("registration.confirmed", "pl")).html).not.toContain("<img");
  });

  it("takes what staff wrote of a project as text", () => {
    const { html } = render(
      { kind: "registration.received", ...participant, locale: "pl" },
      {
        logos: [
          { url: 'https://zapisy.example/logo" onerror="alert(1)', alt: '"><script>alert(1)</script>' },
        ],
        lines: [{ text: "<b>Projekt</b>", lang: "en" }],
      },
    );
    expect(html).not.toMatch(/<script|<b>|" onerror="/);
    expect(html).toMatch(/<p lang="en"[^>]*>&lt;b&gt;Projekt/);
  });
});
