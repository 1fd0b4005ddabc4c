import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { pdfFaults, pdfInfo, pdfObjects, pdfText, pdfWords } from "../../../tests/support/pdf-text.ts";
import { CERTIFICATE, FACTS } from "./fixture.ts";
import { type CertificateDocument, certificatePdf } from "./index.ts";

const TOPICS = ["Ja jako animator", "Mapa potrzeb i zasobów", "Budowanie zespołu"].map((pl) => ({ pl }));

function certificate(
  facts: Partial<CertificateDocument["facts"]>,
  more: Partial<CertificateDocument> = {},
): CertificateDocument {
  return { ...CERTIFICATE, ...more, facts: { ...FACTS, ...facts } };
}

/** Lines of each page, white space made even. */
async function pagesOf(document: CertificateDocument): Promise<string[][]> {
  const text = await pdfText(await certificatePdf(document));
  return text
    .split("\f")
    .slice(0, -1)
    .map((page) =>
      page
        .split("\n")
        .map((line) => line.trim().replace(/\s+/g, " "))
        .filter(Boolean),
    );
}

/** Three logos as a project has them. */
async function withLogos(): Promise<Pick<CertificateDocument, "pictures"> & { logos: typeof FACTS.logos }> {
  const names = ["academy", "network", "partnership"];
  const files = await Promise.all(
    names.map((name) => readFile(`${import.meta.dirname}/../../../infra/local/samples/logo/${name}.png`)),
  );
  const logos = files.map((file, index) => ({
    sha256: createHash("sha256").update(file).digest("hex"),
    mime: "image/png" as const,
    alt: names[index] ?? "",
  }));
  return { logos, pictures: new Map(files.map((file, index) => [logos[index]?.sha256 ?? "", file])) };
}

describe("a certificate", () => {
  it("says who took part in what, when, where and how long, who says so, and how to check it", async () => {
    expect(await pagesOf(CERTIFICATE)).toEqual([
      [
        "Regionalny Ośrodek Polityki Społecznej w Białymstoku",
        "Zaświadczenie",
        "nr ROPS/WS/2011/001",
        "Zaświadcza się, że Pani",
        "Zofia Żółkiewska",
        "uczestniczyła w wizycie studyjnej",
        "„Wizyta studyjna w województwie kujawsko-pomorskim”",
        "w dniach 5–8 lipca 2011 r., w wymiarze 24 godzin dydaktycznych",
        "Miejsce: Bydgoszcz, Brodnica, Płużnica, Toruń",
        "Odwiedzone instytucje",
        "ZAZ „Poligrafia”, Bydgoszcz Towarzystwo Rozwoju Gminy Płużnica, Płużnica",
        "Fundacja „Wiatrak”, Bydgoszcz CIS CISTOR, Toruń",
        "Brodnickie Centrum Caritas, Brodnica",
        "Białystok, 15 lipca 2011 r.",
        "miejsce i data wydania Elżbieta Rajewska-Nikonowicz",
        "Dyrektor ROPS w Białymstoku",
        "Autentyczność dokumentu sprawdzisz po zeskanowaniu kodu lub pod adresem:",
        "https://zapisy.example/verify/Qn5yVr0hYb3tXw9K-_2mZ8sD4fGhJkLpQwErTyUiOpA",
        "Projekt „Centrum Aktywności Społecznej”, nr POKL.07.01/10",
        "Projekt współfinansowany ze środków Unii Europejskiej w ramach Europejskiego Funduszu Społecznego.",
      ],
    ]);
  });

  it("in English names the module, topics and outcomes", async () => {
    const [page = []] = await pagesOf(
      certificate({
        language: "en",
        holder: { ...FACTS.holder, type: "person", formOfAddress: "mr" } as typeof FACTS.holder,
        wording: undefined,
        event: {
          ...FACTS.event,
          endsOn: "2011-07-05",
          module: { pl: "dla początkujących", en: "beginners" },
        },
        hosts: [],
        topics: TOPICS,
        outcomes: { pl: "–", en: "- plans a programme\n\n• works with others" },
        hours: { count: 1.5, unit: "clock" },
      }),
    );
    expect(page.slice(1, 15)).toEqual([
      "Certificate",
      "no. ROPS/WS/2011/001",
      "This is to certify that Mr",
      "Zofia Żółkiewska",
      "has taken part in the study visit",
      "“Study visit to the Kuyavian-Pomeranian voivodeship”",
      "module: beginners",
      "on 5 July 2011, 1.5 hours",
      "Place: Bydgoszcz, Brodnica, Płużnica, Toruń",
      "Topics",
      "Ja jako animator",
      "Mapa potrzeb i zasobów",
      "Budowanie zespołu",
      "Learning outcomes",
    ]);
  });

  it("names the source of the money beside the contract, where the project has one", async () => {
    const project = { ...FACTS.project, funder: "PO KL, Priorytet VII" };
    const pages = await Promise.all(
      (["pl", "en"] as const).map((language) => pagesOf(certificate({ project, language }))),
    );
    expect(pages.map(([page = []]) => page.slice(-3, -1))).toEqual([
      [
        "Projekt „Centrum Aktywności Społecznej”, nr POKL.07.01/10",
        "Źródło finansowania: PO KL, Priorytet VII",
      ],
      ["Project “Centre for Social Activity”, no. POKL.07.01/10", "Funded by: PO KL, Priorytet VII"],
    ]);
  });

  it("calls a panel of a conference no module, and nothing twice", async () => {
    const lines = await Promise.all(
      (
        [
          ["conference", "Ekonomia społeczna"],
          ["conference", "Panel A: Ekonomia społeczna"],
          ["training", "Moduł II"],
          ["training", "PAL"],
        ] as const
      ).map(async ([kind, pl]) => {
        const event = { ...FACTS.event, kind, title: { pl: "Razem" }, module: { pl } };
        const [page = []] = await pagesOf(certificate({ event }));
        return page[page.indexOf("„Razem”") + 1];
      }),
    );
    expect(lines).toEqual(["Ekonomia społeczna", "Panel A: Ekonomia społeczna", "Moduł II", "moduł: PAL"]);
  });

  it("leads by a tagged link to the page where it can be checked", async () => {
    const bytes = await certificatePdf(CERTIFICATE);
    const objects = await pdfObjects(bytes);
    const links = objects.filter((object) => object["/Subtype"] === "/Link");
    expect(links.map((link) => [link["/A"], link["/Contents"]])).toEqual([
      [{ "/S": "/URI", "/URI": `u:${CERTIFICATE.verifyUrl}` }, `u:${CERTIFICATE.verifyUrl}`],
    ]);
    const element = objects.find((object) => object["/S"] === "/Link");
    expect(JSON.stringify(element?.["/K"])).toContain("/OBJR");
    expect(await pdfInfo(bytes, "-struct-text")).toMatch(/Link[^]*"https:\/\/zapisy\.example\/verify/);
  });

  it("of an institution, or of a person without a form of address, is a sentence without Pani and Pan", async () => {
    const institution = { type: "institution" as const, name: "OPS w Mońkach", town: "Mońki" };
    const person = { ...FACTS.holder, formOfAddress: "none" } as typeof FACTS.holder;
    const pages = await Promise.all(
      [institution, person].map((holder) => pagesOf(certificate({ holder, wording: undefined }))),
    );
    expect(pages.map(([page = []]) => page.slice(3, 6))).toEqual([
      [
        "OPS w Mońkach",
        "Mońki",
        "otrzymuje zaświadczenie o udziale swoich przedstawicieli w wizycie studyjnej",
      ],
      [
        "Zofia Żółkiewska",
        "otrzymuje zaświadczenie o udziale w wizycie studyjnej",
        "„Wizyta studyjna w województwie kujawsko-pomorskim”",
      ],
    ]);
  });

  it("says that it is a preview, a duplicate or annulled, and nothing of the kind when it is none", async () => {
    const marks = await Promise.all(
      [
        certificate({}),
        certificate({}, { preview: true }),
        certificate({}, { duplicate: { on: "2012-03-12" } }),
        certificate(
          { language: "both" },
          { annulled: { on: "2011-08-01" }, duplicate: { on: "2012-03-12" } },
        ),
      ].map(async (document) => {
        const [page = []] = await pagesOf(document);
        return page.slice(
          0,
          page.findIndex((line) => line.startsWith("Regionalny")),
        );
      }),
    );
    expect(marks).toEqual([
      [],
      ["Podgląd – to nie jest wydane zaświadczenie"],
      ["Duplikat – wydano 12 marca 2012 r."],
      [
        "Anulowano 1 sierpnia 2011 r.",
        "Duplikat – wydano 12 marca 2012 r.",
        "Annulled on 1 August 2011",
        "Duplicate – made on 12 March 2012",
      ],
    ]);
  });

  it("puts topics and outcomes that the page does not hold on a second page that says whose they are", async () => {
    const topics = Array.from({ length: 70 }, (_, index) => ({ pl: `Temat ${index + 1}: praca z zespołem` }));
    const pages = await pagesOf(certificate({ topics, language: "both" }));
    expect(pages.map((page) => [page[0], page.at(-1)])).toEqual([
      ["Regionalny Ośrodek Polityki Społecznej w Białymstoku", "strona 1 z 3"],
      ["Zaświadczenie · nr ROPS/WS/2011/001 · Zofia Żółkiewska", "strona 2 z 3"],
      ["Zaświadczenie · nr ROPS/WS/2011/001 · Zofia Żółkiewska", "strona 3 z 3"],
    ]);
    expect(pages[0]).toContain("Dalszy ciąg na następnej stronie. Continued on the next page.");
    expect(pages.flat().filter((line) => line.includes("Temat "))).toHaveLength(70);
  });

  it.each(["pl", "both"] as const)(
    "keeps every word inside the page and clear of its neighbours, however long the texts are (%s)",
    async (language) => {
      const words = "Program Aktywności Lokalnej dla osób zagrożonych wykluczeniem społecznym ".repeat(9);
      const text = (length: number) => ({ pl: words.slice(0, length), en: words.slice(9, length) });
      const unbroken = "Wxyz".repeat(15);
      const documents = [
        certificate({
          language,
          ...(await withLogos()),
          holder: {
            ...FACTS.holder,
            firstName: unbroken,
            lastName: "Wielopolska-".repeat(6),
          } as typeof FACTS.holder,
          event: { ...FACTS.event, title: text(300), module: text(300), place: text(200) },
          wording: text(300),
          heading: text(80),
          partners: Array.from({ length: 12 }, () => words.slice(0, 100)),
          topics: Array.from({ length: 60 }, (_, index) => text(20 + index * 5)),
          outcomes: text(400),
          project: { title: text(300), number: unbroken, fundingClause: text(600) },
          signatory: { name: words.slice(0, 120), position: words.slice(0, 200) },
        }),
        certificate({ language, event: { ...FACTS.event, title: text(130) }, topics: [text(130), text(60)] }),
      ];
      for (const document of documents) {
        const { pages, words: drawn } = await pdfWords(await certificatePdf(document));
        expect(
          drawn.filter(({ page, left, right, top, bottom }) => {
            const size = pages[page - 1] ?? { width: 0, height: 0 };
            return left < 60 || right > size.width - 60 || top < 30 || bottom > size.height - 12;
          }),
        ).toEqual([]);
        const overlapping = drawn.filter((a, index) =>
          drawn
            .slice(index + 1)
            .some(
              (b) =>
                a.page === b.page &&
                Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
                Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3,
            ),
        );
        expect(overlapping).toEqual([]);
      }
    },
  );

  it("is sound, tagged as PDF/UA, with title, languages of its parts, headings, lists and words for pictures", async () => {
    const { logos, pictures } = await withLogos();
    const [signature] = logos;
    const bytes = await certificatePdf(
      certificate(
        { language: "both", logos, topics: TOPICS, signatory: { name: "E. R.", signature } },
        { pictures },
      ),
    );
    const [faults, info, structure, metadata, [catalogue, ...objects]] = await Promise.all([
      pdfFaults(bytes),
      pdfInfo(bytes),
      pdfInfo(bytes, "-struct"),
      pdfInfo(bytes, "-meta"),
      pdfObjects(bytes),
    ]);
    expect(faults).toBe("");
    expect(info).toMatch(/^Title: +Zaświadczenie nr ROPS\/WS\/2011\/001: Zofia Żółkiewska$/m);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^Pages: +1$/m);
    expect(metadata).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(catalogue?.["/Lang"]).toBe("u:pl");
    expect(objects).toContainEqual({ "/Marked": true });
    expect(objects).toContainEqual({ "/DisplayDocTitle": true });
    // Two columns, and institutions and untranslated topics that are Polish in the English one.
    const languages = objects.map((object) => [object["/S"], object["/Lang"]]).filter(([, lang]) => lang);
    expect(Object.groupBy(languages, ([type, lang]) => `${String(type)} ${String(lang)}`)).toMatchObject({
      "/Div u:pl": [expect.anything()],
      "/Div u:en": [expect.anything()],
      "/LBody u:pl": Array.from({ length: FACTS.hosts.length + TOPICS.length }, () => expect.anything()),
    });
    const count = (tag: string) => structure.match(new RegExp(`^ *${tag}\\b`, "gm"))?.length;
    expect(
      Object.fromEntries(["H1", "H2", "L", "LI", "LBody", "Figure"].map((tag) => [tag, count(tag)])),
    ).toEqual({ H1: 2, H2: 4, L: 4, LI: 16, LBody: 16, Figure: 5 });
    const words = objects.filter((object) => object["/S"] === "/Figure").map((object) => object["/Alt"]);
    expect(words).toEqual([
      "u:academy",
      "u:network",
      "u:partnership",
      "u:academy",
      `u:Kod QR z adresem strony, na której można sprawdzić zaświadczenie: ${CERTIFICATE.verifyUrl}`,
    ]);
    const fonts = objects.filter((object) => object["/Type"] === "/FontDescriptor");
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((font) => !font["/FontFile2"])).toEqual([]);
  });

  it("prints the words of a picture that is missing", async () => {
    const logos = [{ sha256: "0".repeat(64), mime: "image/png" as const, alt: "Fundusze Europejskie" }];
    expect((await pagesOf(certificate({ logos })))[0]?.[0]).toBe("Fundusze Europejskie");
  });

  it("is the same, byte for byte, for the same facts, whatever was made in between", async () => {
    const { logos, pictures } = await withLogos();
    const document = certificate({ logos }, { pictures });
    const first = await certificatePdf(document);
    await certificatePdf(certificate({ issuer: "Ś fi ffi Ż" }, { preview: true }));
    expect(Buffer.from(first).equals(await certificatePdf(document))).toBe(true);
    expect(Buffer.from(first).equals(await certificatePdf({ ...document, number: "ROPS/WS/2011/002" }))).toBe(
      false,
    );
  });
});
