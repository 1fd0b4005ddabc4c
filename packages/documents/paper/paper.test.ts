import { describe, expect, it } from "vitest";
import { pdfFaults, pdfInfo, pdfObjects, pdfText, pdfWords } from "../../../tests/support/pdf-text.ts";
import { ITEM, PAPERS } from "./fixture.ts";
import { type BadgePerson, type PaperData, paperPdf } from "./index.ts";

const { head } = PAPERS.badges;
const TITLE =
  "Partnerstwa przeciw wykluczeniu społecznemu – profesjonalne formy pomocy, ze szczególną rolą zatrudnienia socjalnego – edycja 2016";
const LONG = "Wielopolska-Czetwertyńska-Światopełk Maria Magdalena Zofia Ewa";

/** Lines of a paper, white space made even, from its heading on. */
async function linesOf(data: PaperData): Promise<string[]> {
  const lines = (await pdfText((await paperPdf(data)).bytes))
    .split(/[\n\f]/)
    .map((line) => line.trim().replace(/\s+/g, " "))
    .filter(Boolean);
  return lines.slice(lines.findIndex((line) => line.startsWith("Projekt współfinansowany")) + 1);
}

describe("printed papers", () => {
  it.each(Object.values(PAPERS))("are sound, tagged as PDF/UA and reproducible: $paper", async (data) => {
    const { bytes } = await paperPdf(data);
    const [faults, info, metadata, [catalogue]] = await Promise.all([
      pdfFaults(bytes),
      pdfInfo(bytes),
      pdfInfo(bytes, "-meta"),
      pdfObjects(bytes),
    ]);
    expect(faults).toBe("");
    expect(info).toMatch(/^Title: +\S.*: Wizyta studyjna w Krakowie$/m);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(metadata).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(catalogue?.["/Lang"]).toBe("u:pl");
    expect(Buffer.from(bytes).equals((await paperPdf(data)).bytes)).toBe(true);
  });

  it("give each person a card with hours, topic and leader of every item, and the hours in all", async () => {
    expect(await linesOf(PAPERS["attendance-cards"])).toEqual([
      "Karta obecności",
      "Wizyta studyjna w Krakowie, 12–13 maja 2011 r.",
      "Zofia Żółkiewska",
      "Instytucja Miesiąc Miejsce",
      "OPS w Łapach wrzesień 2011 Kraków",
      "Liczba godzin",
      "16 dydaktycznych (po 45 min)",
      "Lp. Data i godziny Liczba Temat Podpis osoby Podpis osoby",
      "godzin uczestniczącej prowadzącej",
      "Moduł I",
      "05.09.2011",
      "1.",
      "9:00–15:00",
      "8 Mapa potrzeb i zasobów",
      "Prowadzenie: Jan Śniady",
      "Moduł I",
      "05.09.2011",
      "2.",
      "9:00–15:00",
      "8 Mapa potrzeb i zasobów",
      "Prowadzenie: Jan Śniady",
      "3.",
      "data i podpis osoby zatwierdzającej",
      "Sporządzenie listy: Ewa Kowalczyk, 10 maja 2011 r., godz. 10:15",
      "strona 1 z 1",
    ]);
  });

  it("say in the register how many were present, where attendance was taken", async () => {
    const lines = await linesOf(PAPERS["class-register"]);
    expect(lines.filter((line) => line.includes("Śniady"))).toEqual(["Jan Śniady 19", "Jan Śniady"]);
  });

  it("list passengers by the place where they get on, telephones only where they are wanted", async () => {
    const lines = await linesOf(PAPERS["passenger-list"]);
    expect(lines.slice(2, 11)).toEqual([
      "Lista dla osoby prowadzącej wyjazd. Zawiera dane kontaktowe: nie wieszaj jej i zniszcz po wyjeździe.",
      "Białystok: 2 osoby",
      "Lp. Nazwisko i imię Telefon Tam Powrót",
      "1. Lis Ewa 600 700 800",
      "2. Żak Jan",
      "Bez wybranego miejsca wsiadania: 1 osoba",
      "Lp. Nazwisko i imię Telefon Tam Powrót",
      "3. Nowak Anna 85 747 34 12",
      "Sporządzenie listy: Ewa Kowalczyk, 10 maja 2011 r., godz. 10:15",
    ]);
    const without = (await linesOf({ ...PAPERS["passenger-list"], withPhones: false } as PaperData)).join(
      "\n",
    );
    expect(without).not.toMatch(/Telefon|600|dane kontaktowe/);
  });

  it("list rooms with their people, and apart from them who has none", async () => {
    const lines = await linesOf(PAPERS["rooming-list"]);
    expect(lines.slice(2, 9)).toEqual([
      "Pokój Liczba osób Osoby Uwagi",
      "Lis Ewa – pokój na parterze",
      "2 2",
      "Nowak Anna",
      "10 1 Żak Jan",
      "Bez przydzielonego pokoju",
      "Lp. Nazwisko i imię Pokój",
    ]);
  });

  it("count diets and needs without names unless names are given", async () => {
    const counts = await linesOf(PAPERS["needs-summary"]);
    expect(counts).toContain("Zestawienie samych liczb, bez nazwisk: można je przekazać obiektowi.");
    expect(counts).toContain("Wegetariańska 3");
    const named = [{ name: "Lis Ewa", diet: "Wegetariańska", access: ["Pokój na parterze"], note: "Schody" }];
    const lines = await linesOf({ ...PAPERS["needs-summary"], diets: [], named } as PaperData);
    expect(lines).toContain("Lis Ewa Wegetariańska Pokój na parterze Schody");
    expect(lines).toContain("Nikt tego nie zgłosił.");
  });

  it.each([8, 10] as const)(
    "keep the longest names, institutions and choices within their badges, clear of each other (%i a page)",
    async (perPage) => {
      const person = (part: Partial<BadgePerson>): BadgePerson => ({
        firstName: "Anna",
        lastName: "Nowak",
        ticket: "ZAPISY:0123456789ABCDEFGHJK",
        ...part,
      });
      const institution = "Regionalny Ośrodek Polityki Społecznej Województwa Śląskiego";
      const people = [
        person({ institution }),
        person({ firstName: "Maria Magdalena Konstancja", lastName: LONG.slice(0, 36), institution }),
        person({ lastName: "Wxyz".repeat(15), institution: institution.repeat(3), choice: TITLE }),
        person({ firstName: "Wxyz".repeat(15), lastName: LONG, institution, choice: TITLE }),
        person({ institution: "Wxyz".repeat(40), choice: "Wxyz".repeat(30) }),
        person({}),
      ];
      const data: PaperData = {
        head: { ...head, event: { ...head.event, title: TITLE } },
        paper: "badges",
        perPage,
        people,
      };
      const { pages, words } = await pdfWords((await paperPdf(data)).bytes);
      expect(pages).toHaveLength(1);
      const height = (perPage === 8 ? 67.7 : 57) * (72 / 25.4);
      const top = (841.89 - (perPage / 2) * height) / 2;
      expect(
        words.filter((word) => {
          const row = Math.floor((word.top - top) / height);
          return word.bottom > top + (row + 1) * height || (word.left < 297 && word.right > 292);
        }),
      ).toEqual([]);
      const overlapping = words.filter((a, index) =>
        words
          .slice(index + 1)
          .some(
            (b) =>
              Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
              Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.4 * (a.bottom - a.top),
          ),
      );
      expect(overlapping).toEqual([]);
    },
  );

  it("keep every word inside the page and clear of its neighbours, however long the texts are", async () => {
    const item = { ...ITEM, topic: TITLE, module: TITLE, leaders: [LONG, TITLE] };
    const longHead = { ...head, event: { ...head.event, title: TITLE, place: TITLE } };
    const lodgers = Array.from({ length: 6 }, () => ({ name: LONG, groundFloor: true }));
    const papers: PaperData[] = [
      {
        head: longHead,
        paper: "attendance-cards",
        emptyRows: 20,
        cards: [
          { name: LONG, institution: TITLE, month: "2011-09", items: Array.from({ length: 12 }, () => item) },
        ],
      },
      {
        head: longHead,
        paper: "class-register",
        emptyRows: 3,
        items: Array.from({ length: 12 }, () => item),
      },
      {
        head: longHead,
        paper: "passenger-list",
        withPhones: true,
        stops: [
          {
            name: TITLE,
            people: Array.from({ length: 70 }, () => ({ name: LONG, phone: "85 747 34 12 w. 1590" })),
          },
        ],
      },
      {
        head: longHead,
        paper: "rooming-list",
        rooms: Array.from({ length: 30 }, (_, index) => ({
          name: `Budynek główny, pokój nr ${index}`,
          people: lodgers,
        })),
        unassigned: lodgers,
      },
      {
        head: longHead,
        paper: "needs-summary",
        people: 3,
        diets: [],
        access: [],
        named: Array.from({ length: 40 }, () => ({
          name: LONG,
          diet: TITLE,
          access: [TITLE, TITLE],
          note: TITLE.repeat(3),
        })),
      },
    ];
    for (const paper of papers) {
      const { pages, words } = await pdfWords((await paperPdf(paper)).bytes);
      expect(pages.length).toBeGreaterThan(1);
      expect(
        words.filter(({ page, left, right, top, bottom }) => {
          const size = pages[page - 1] ?? { width: 0, height: 0 };
          return left < 50 || right > size.width - 35 || top < 30 || bottom > size.height - 20;
        }),
      ).toEqual([]);
    }
  });
});
