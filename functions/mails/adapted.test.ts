import fc from "fast-check";
import * as v from "valibot";
import type { MailText } from "@zapisy/core/mail-text";
import { FIELD_NAMES, MERGE_FIELDS, wordingIssues } from "@zapisy/core/mail-text/rules";
import { MailTextInputSchema } from "@zapisy/core/mail-text/schema";
import { LOCALES, type Locale } from "@zapisy/core/shared/localized-text";
import type { Block } from "@zapisy/mail";
import type { MailKind } from "@zapisy/words/mail";
import { describe, expect, it } from "vitest";
import { offersOf } from "./adaptable.ts";
import { writeLetter, type Adapted } from "./adapted.ts";
import { mailOf as inputOf, participant, PERSONAL, texts as words, type MailInput } from "./fixture.ts";
import { mails } from "./index.ts";
import { saidBy, type LetterWords } from "./letter.ts";
import type { Mail } from "./mail.ts";

const KINDS = (Object.entries(mails) as [MailKind, Mail][])
  .filter(([, mail]) => offersOf(mail))
  .map(([kind]) => kind);
const CASES = KINDS.flatMap((kind) => LOCALES.map((locale) => [kind, locale] as const));

const text = (more: Partial<MailText>): MailText => ({
  owner: "installation",
  kind: "registration.confirmed",
  name: "Udział potwierdzony",
  paragraphs: [],
  version: 1,
  updatedAt: "2026-03-02T09:00:00.000Z",
  changedBy: "staff:stf_1",
  ...more,
});

function write(input: MailInput, adapted: Partial<Adapted> & { texts: Adapted["texts"] }) {
  const unusable: string[] = [];
  const mail = writeLetter(
    { mail: mails[input.kind], facts: input, words: words[input.locale] },
    { options: [], ...adapted },
    (reason) => unusable.push(reason),
  );
  return { ...mail, unusable };
}

const flat = (some: string) => some.replace(/\s+/g, " ");
const hrefs = (html: string) => new Set([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href));
const OWN = { heading: "Własny nagłówek", lead: "własne **zdanie** o {wydarzenie}.", next: "- raz\n- dwa" };

describe("a text that staff adapted", () => {
  it.each(CASES)("is said in %s (%s), and all that is its frame stays", (kind, locale) => {
    const input = inputOf(kind, locale);
    const built = write(input, { texts: [] });
    const own = write(input, { texts: [text({ [locale]: OWN })] });
    expect(own.unusable).toEqual([]);
    expect(own.subject).toContain(OWN.heading);
    expect(flat(own.text)).toContain("własne zdanie o Metoda organizowania społeczności lokalnej.");
    expect(own.text).toContain("- raz\n- dwa");
    expect(own.html).toContain("<strong>zdanie</strong>");
    // The letter without what is said by the built-in words is in the other, part by part.
    const letter = mails[kind].letter as (facts: MailInput, of: LetterWords) => { blocks: Block[] };
    const { lead, next } = saidBy(kind, words[locale]);
    const said = new Set([...lead, ...next].map((block) => JSON.stringify(block)));
    const frame = letter(input, words[locale]).blocks.filter((block) => !said.has(JSON.stringify(block)));
    expect(frame.length).toBeGreaterThan(2);
    const blocks = letter(input, {
      ...words[locale],
      adapted: { own: { heading: "a", lead: [], next: [] }, paragraphs: [] },
    }).blocks;
    expect(blocks).toEqual(frame);
    expect([...hrefs(built.html)].filter((href) => !hrefs(own.html).has(href))).toEqual([]);
    // The built-in words are none of it.
    for (const block of lead)
      if (block.type === "paragraph") expect(flat(own.text)).not.toContain(block.text);
  });

  it("is the nearest: of the event, else of the project, else of the installation, by language", () => {
    const input = inputOf("registration.confirmed", "pl");
    const of = (lead: string) => ({ ...OWN, lead });
    const event = text({ owner: "evt_00000000000000000000000001" });
    const project = text({ owner: "prj_00000000000000000000000001", pl: of("z projektu") });
    const installation = text({ pl: of("z instalacji"), en: of("of the installation") });
    const lead = (texts: Adapted["texts"], locale: Locale = "pl") =>
      write({ ...input, locale }, { texts }).text;
    expect(lead([{ ...event, pl: of("z wydarzenia") }, project, installation])).toContain("z wydarzenia");
    expect(lead([event, project, installation])).toContain("z projektu");
    expect(lead([undefined, undefined, installation])).toContain("z instalacji");
    expect(lead([event, project, installation], "en")).toContain("of the installation");
    expect(lead([event, project, undefined], "en")).toContain("The place at the event is confirmed.");
  });

  it("adds to a mail what is for everybody, and for those of an option; to others it says nothing there", () => {
    const input = inputOf("registration.confirmed", "en");
    const paragraphs = [
      { text: { pl: "Dla wszystkich.", en: "To everybody." } },
      { optionId: "opt_a", text: { pl: "Panel A: proszę zabrać **laptop**." } },
      { optionId: "opt_gone", text: { pl: "Panel, którego nie ma." } },
    ];
    const texts = [text({ owner: "evt_00000000000000000000000001", paragraphs })];
    const a = write(input, { texts, options: ["opt_a"] });
    expect(flat(a.text)).toContain("at the event is confirmed.");
    expect(a.text).toMatch(/To everybody\.\n\nPanel A: proszę zabrać laptop\./);
    expect(a.html).toMatch(/<p lang="pl"[^>]*>\s*Panel A/);
    const other = write(input, { texts, options: ["opt_b"] });
    expect(other.text).toContain("To everybody.");
    expect(other.text).not.toContain("Panel A");
    expect(a.text + other.text).not.toContain("którego nie ma");
  });

  it("adds what a project says of events online to those alone, also beside a text of the event", () => {
    const input = inputOf("registration.confirmed", "pl");
    const texts = [
      text({ owner: "evt_00000000000000000000000001", pl: OWN }),
      text({ owner: "prj_1", paragraphs: [{ mode: "online", text: { pl: "Proszę sprawdzić mikrofon." } }] }),
    ];
    const online = write(input, { texts, mode: "online" });
    expect(online.text).toContain("Proszę sprawdzić mikrofon.");
    expect(flat(online.text)).toContain("własne zdanie");
    for (const mode of ["onsite", "hybrid", undefined] as const)
      expect(write(input, { texts, mode }).text).not.toContain("mikrofon");
  });

  it("stands beside what only the person's case says: another limit, offers, a mail that did not arrive, words of the event", () => {
    const of = (input: MailInput) => flat(write(input, { texts: [text({ pl: OWN })] }).text);
    const reserve = inputOf("registration.reserve", "pl") as Extract<
      MailInput,
      { kind: "registration.reserve" }
    >;
    expect(of({ ...reserve, limits: [{ by: "institution", most: 2 }] })).toContain(
      "mogą wziąć udział najwyżej 2 osoby",
    );
    const offers = of({ ...reserve, offerHours: 24 });
    expect(offers).toContain("Odpowiedź będzie potrzebna w ciągu 24 godzin");
    expect(offers).toContain("- raz - dwa");
    const changed = inputOf("registration.changed", "pl") as Extract<
      MailInput,
      { kind: "registration.changed" }
    >;
    expect(of({ ...changed, missed: true })).toContain("nie dotarła na podany wtedy adres");
    expect(of(inputOf("reminder.follow_up", "pl"))).toMatch(/Dziękujemy za wspólne dni\. .*- raz - dwa/);
    expect(of(inputOf("reminder.before", "pl"))).toContain("Wystarczy pokazać go przy wejściu");
  });

  it("that cannot be said any more gives way to the built-in words, and somebody hears of it", () => {
    const input = inputOf("registration.confirmed", "pl");
    const built = write(input, { texts: [] });
    for (const [own, reason] of [
      [{ ...OWN, lead: "dla {pesel}" }, "wording"],
      [{ ...OWN, lead: "{link}" }, "wording"],
      [{ ...OWN, next: "'".repeat(30_000) }, "length"],
      [{ ...OWN, lead: undefined as never }, "failure"],
    ] as const) {
      const { unusable, html } = write(input, { texts: [text({ pl: own })] });
      expect([html, unusable]).toEqual([built.html, [reason]]);
    }
  });

  it("keeps link and clause, is no longer than Gmail shows, and brings in no markup, whatever staff and people type", () => {
    const nasty = fc.constantFrom(
      "<b>",
      "&",
      '"',
      "'",
      "**",
      "*",
      "[",
      "](",
      "](https://a.example)",
      "- ",
      "\n\n",
      "https://b.example/?a=<",
      "{imię}",
      "{wydarzenie}",
      "javascript:",
    );
    const written = (max: number) =>
      fc
        .array(fc.oneof(nasty, fc.string({ maxLength: 12 })), { minLength: 1, maxLength: 80 })
        .map((parts) => `a${parts.join("")}`.slice(0, max));
    const arbitrary = fc.record({
      pl: fc.record({ heading: written(60), lead: written(1_500), next: written(3_000) }),
      paragraphs: fc.array(fc.record({ text: fc.record({ pl: written(600) }) }), { maxLength: 10 }),
      version: fc.constant(0),
    });
    const person = { firstName: "[Anna](https://zle.example)", lastName: "<script>Żak **x**" };
    const input = {
      ...(inputOf("registration.delegated", "pl") as Extract<MailInput, { kind: "registration.delegated" }>),
      person,
      event: { ...participant.event, title: 'Panel <b>"A"</b> **b** {imię} '.repeat(9) },
    };
    const allowed =
      /^(a|b|br|body|dd|div|dl|dt|em|h1|head|html|li|meta|ol|p|span|strong|style|table|tbody|td|title|tr|ul|!doctype)$/;
    let said = 0;
    fc.assert(
      fc.property(arbitrary, (raw) => {
        const parsed = v.safeParse(MailTextInputSchema, raw);
        fc.pre(parsed.success);
        const saved = parsed.output as typeof raw;
        fc.pre(
          wordingIssues(saved, { offers: MERGE_FIELDS.filter((field) => field !== "link") }).length === 0,
        );
        const { html, text: plain, subject, unusable } = write(input, { texts: [text(saved)] });
        said += unusable.length === 0 ? 1 : 0;
        expect(html).toContain(`href="${PERSONAL}"`);
        expect(plain).toContain(PERSONAL);
        expect(html).toContain("Administratorem jest ROPS.");
        expect(Buffer.byteLength(html)).toBeLessThanOrEqual(100_000);
        expect(subject.length).toBeLessThanOrEqual(120);
        expect(subject).not.toMatch(/[\r\n]/);
        const tags = [...html.replace(/<!--.*?-->/gs, "").matchAll(/<\/?([^\s/>]+)/g)].map(([, tag = ""]) =>
          tag.toLowerCase(),
        );
        expect(tags.filter((tag) => !allowed.test(tag) || tag === "b")).toEqual([]);
        expect(
          [...hrefs(html)].filter(
            (href = "") => !/^(https?:\/\/|mailto:)/.test(href) || href.includes("zle.example"),
          ),
        ).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(said).toBeGreaterThan(50);
  });

  it("offers in each kind what its facts have", () => {
    for (const [kind, locale] of CASES) {
      const offers = offersOf(mails[kind]) ?? [];
      const lead = offers.map((field) => `<{${FIELD_NAMES[locale][field]}}>`).join(" ");
      const { text: plain, unusable } = write(inputOf(kind, locale), {
        texts: [text({ [locale]: { heading: "a", lead } })],
      });
      expect(unusable).toEqual([]);
      expect(plain).not.toContain("<>");
    }
  });
});
