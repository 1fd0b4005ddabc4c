import { readFileSync } from "node:fs";
import { LOCALES, type Locale } from "@zapisy/core/shared/localized-text";
import { beforeAll, describe, expect, it } from "vitest";
import { pdfObjects, pdfText } from "../../tests/support/pdf-text.ts";
import { brokenRules } from "../../tests/support/verapdf.ts";
import { HARD_NAMES, LIST, LOGO, manyPeople, SHEET } from "./attendance-list/fixture.ts";
import { attendanceListFile } from "./attendance-list/index.ts";
import { CERTIFICATE, FACTS } from "./certificate/fixture.ts";
import { type CertificateDocument, certificatePdf } from "./certificate/index.ts";
import { ITEM, PAPERS } from "./paper/fixture.ts";
import { LABELS, LETTERS } from "./circular/fixture.ts";
import { addressLabelsPdf, printedLettersPdf } from "./circular/index.ts";
import { type PaperData, paperPdf } from "./paper/index.ts";
import { LOG, SUPPORT_CARD } from "./support-log/fixture.ts";
import { monthlyCardPdf, supportCardPdf } from "./support-log/index.ts";
import { FIGURES } from "./figure/fixture.ts";
import { figuresPdf } from "./figure/index.ts";
import { SCHEDULE } from "./support-schedule/fixture.ts";
import { PERSON_COPY } from "./person-copy/fixture.ts";
import { personCopyPdf } from "./person-copy/index.ts";
import { POSTER } from "./poster/fixture.ts";
import { posterPdf } from "./poster/index.ts";
import { schedulePdf } from "./support-schedule/index.ts";
import { MINUTES } from "./selection/fixture.ts";
import { selectionMinutesPdf } from "./selection/index.ts";

const INSTITUTION = "Фундація «Їжак» · ΚΕΘΕΑ · ფონდი „თბილისი”";
const names = HARD_NAMES.map(([surname, firstName]) => `${surname} ${firstName}`);
const photo = readFileSync(`${import.meta.dirname}/../../infra/local/samples/logo/academy.png`);
const logos = [
  { data: photo, mime: "image/png" as const, alt: "Fundusze Europejskie & «Акція»" },
  { data: LOGO, mime: "image/png" as const, alt: "Unia Europejska" },
];

/** One file of each kind that is printed, with every hard name in it. */
function documentsIn(locale: Locale): Record<string, () => Promise<Uint8Array>> {
  const head = { ...PAPERS.badges.head, locale, project: { ...LIST.project, logos } };
  const paper = (data: PaperData) => async () => (await paperPdf({ ...data, head })).bytes;
  const list = (sheets: (typeof LIST)["sheets"]) => async () =>
    (await attendanceListFile({ ...head, sheets }, "pdf")).bytes;
  const people = HARD_NAMES.map(([surname, firstName]) => ({ surname, firstName, institution: INSTITUTION }));
  const columns = ["a", "b", "c", "d", "e", "f", "g", "h", "i"].map((label) => ({ label, from: "09:00" }));
  const certificate = (
    [surname, firstName]: readonly [string, string],
    more: Partial<CertificateDocument> = {},
  ) =>
    certificatePdf({
      ...CERTIFICATE,
      ...more,
      facts: {
        ...FACTS,
        ...more.facts,
        language: locale === "pl" ? "both" : "en",
        holder: { ...FACTS.holder, type: "person", firstName, lastName: surname } as typeof FACTS.holder,
        partners: [INSTITUTION],
        logos: [{ sha256: "a", mime: "image/png", alt: "Unia Europejska" }],
        signatory: { name: names[7], signature: { sha256: "a", mime: "image/png", alt: names[7] ?? "" } },
      },
      pictures: new Map([["a", photo]]),
    });
  const lodgers = names.map((name) => ({ name, groundFloor: true }));
  return {
    list: list([{ ...SHEET, people }]),
    "list-wide": list([{ ...SHEET, people: [...people, ...manyPeople(60)], columns }, SHEET]),
    ...Object.fromEntries(
      HARD_NAMES.map((name, index) => [`certificate-${index}`, () => certificate(name)] as const),
    ),
    letters: () => printedLettersPdf({ ...LETTERS, head }),
    labels: () => addressLabelsPdf({ ...LABELS, locale }),
    ...Object.fromEntries(
      names.map((name, index) => [
        `poster-${index}`,
        async () =>
          (
            await posterPdf({
              ...POSTER,
              summary: INSTITUTION,
              head: { ...head, event: { ...head.event, title: name, place: INSTITUTION } },
            })
          ).bytes,
      ]),
    ),
    log: () => monthlyCardPdf({ ...LOG, head }),
    "support-card": () => supportCardPdf({ ...SUPPORT_CARD, head }),
    "person-copy": () => personCopyPdf({ ...PERSON_COPY, locale }),
    schedule: () => schedulePdf({ ...SCHEDULE, head }),
    figures: () => figuresPdf({ ...FIGURES, head }),
    "certificate-long": () =>
      certificate(HARD_NAMES[9] ?? ["", ""], {
        facts: { ...FACTS, topics: Array.from({ length: 90 }, (_, index) => ({ pl: `Temat ${index}` })) },
        duplicate: { on: "2012-03-12" },
        annulled: { on: "2012-03-13" },
      }),
    "certificate-preview": () => certificate(HARD_NAMES[10] ?? ["", ""], { preview: true }),
    cards: paper({
      ...PAPERS["attendance-cards"],
      cards: names.map((name) => ({ name, month: "2011-09", institution: INSTITUTION, items: [ITEM] })),
    } as PaperData),
    register: paper({
      ...PAPERS["class-register"],
      items: names.map((name) => ({ ...ITEM, topic: INSTITUTION, leaders: [name] })),
    } as PaperData),
    passengers: paper({
      ...PAPERS["passenger-list"],
      stops: [{ name: INSTITUTION, people: names.map((name) => ({ name, phone: "600 700 800" })) }],
    } as PaperData),
    rooms: paper({
      ...PAPERS["rooming-list"],
      rooms: [{ name: INSTITUTION, people: lodgers }],
      unassigned: lodgers,
    } as PaperData),
    needs: paper({
      ...PAPERS["needs-summary"],
      named: names.map((name) => ({ name, diet: "wegańska", access: ["winda", "pętla"], note: INSTITUTION })),
    } as PaperData),
    minutes: () =>
      selectionMinutesPdf({
        ...MINUTES,
        head,
        committee: names,
        applicants: HARD_NAMES.map(([lastName, firstName], index) => ({
          rank: index + 1,
          firstName,
          lastName,
          institution: INSTITUTION,
          points: 100 * index,
          byCriterion: [50 * index],
          decision: (["place", "reserve", "declined"] as const)[index % 3],
          reason: INSTITUTION,
        })),
      }),
    badges: paper({
      ...PAPERS.badges,
      people: HARD_NAMES.map(([lastName, firstName]) => ({
        firstName,
        lastName,
        institution: INSTITUTION,
        ticket: "ZAPISY:0123456789ABCDEFGHJK",
      })),
    } as PaperData),
  };
}

const made: Record<string, Uint8Array> = {};

beforeAll(async () => {
  for (const locale of LOCALES) {
    for (const [name, make] of Object.entries(documentsIn(locale))) made[`${name}-${locale}`] = await make();
  }
});

/** What is copied out of a file, without the marks of direction that pdftotext adds, spaces made even. */
async function copied(bytes: Uint8Array): Promise<string> {
  const text = await pdfText(bytes);
  return text
    .replace(/[\u202a-\u202e]/g, "")
    .normalize("NFC")
    .replace(/\s+/g, " ");
}

describe("every printed document", () => {
  it("conforms to PDF/UA-1 by veraPDF, in both languages, with names in every alphabet", async () => {
    // Of the certificates and posters that differ in a name alone, those in other typefaces than the product's.
    const files = Object.fromEntries(
      Object.entries(made).filter(
        ([name]) => !/^(certificate|poster)-\d/.test(name) || /-(4|7|9|10)-/.test(name),
      ),
    );
    const broken = await brokenRules(files);
    expect(broken).toEqual(Object.fromEntries(Object.keys(files).map((name) => [name, []])));
  });

  it("gives every name back as it was typed to who copies it, and knows no question mark", async () => {
    const missing: string[] = [];
    for (const [name, bytes] of Object.entries(made)) {
      const text = await copied(bytes);
      if (text.includes("?") || text.includes("[U+"))
        missing.push(`${name}: a sign that stands for no letter`);
      const parts = /^(?:certificate|poster)-(\d+)/.exec(name)?.[1];
      const wanted = parts
        ? [HARD_NAMES[Number(parts)] ?? ["missing", ""]]
        : name.startsWith("certificate")
          ? []
          : HARD_NAMES;
      for (const part of wanted.flat().flatMap((words) => words.normalize("NFC").split(/[ -]/))) {
        if (!text.includes(part)) missing.push(`${name}: ${part}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it("has names that are written from right to left read out as they are spoken", async () => {
    const spoken = await Promise.all(
      ["list-pl", "certificate-10-en", "badges-pl"].map(async (name) => {
        const objects = await pdfObjects(made[name] ?? new Uint8Array());
        return objects.flatMap((object) => object["/ActualText"] ?? []);
      }),
    );
    expect(spoken).toEqual([
      ["u:כהן-לוי שרה", "u:الأحمد محمد عبدالله", "u:یزدانی پریسا"],
      ["u:محمد عبدالله الأحمد"],
      ["u:שרה", "u:כהן-לוי", "u:محمد عبدالله", "u:الأحمد", "u:پریسا", "u:یزدانی"],
    ]);
  });
});
