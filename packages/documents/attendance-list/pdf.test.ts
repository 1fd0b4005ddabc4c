import { describe, expect, it } from "vitest";
import { pdfInfo, pdfObjects, pdfText, pdfWords } from "../../../tests/support/pdf-text.ts";
import { DENSE } from "../sheet/style.ts";
import { LIST, LOGO, manyPeople, SHEET } from "./fixture.ts";
import { type AttendanceListData, type AttendanceSheet, attendanceListFile } from "./index.ts";

async function pdfOf(data: AttendanceListData): Promise<Uint8Array> {
  return (await attendanceListFile(data, "pdf")).bytes;
}

function withSheet(sheet: Partial<AttendanceSheet>): AttendanceListData {
  return { ...LIST, sheets: [{ ...SHEET, ...sheet }] };
}

function withLogos(...logos: { data: Uint8Array; alt: string }[]): AttendanceListData {
  return {
    ...LIST,
    project: { ...LIST.project, logos: logos.map((logo) => ({ ...logo, mime: "image/png" })) },
  };
}

/** Lines of each page, white space made even. */
async function pagesOf(data: AttendanceListData): Promise<string[][]> {
  const text = await pdfText(await pdfOf(data));
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

describe("the printed attendance list", () => {
  it("carries what an inspector looks for, lead before partners and supporters after them", async () => {
    expect(await pagesOf(LIST)).toEqual([
      [
        "Projekt Rewitalizacja społeczna (nr POKL.07.01/10)",
        "Lider Samorząd Województwa Śląskiego",
        "Partnerzy Samorząd Województwa Małopolskiego; Wojewódzki Urząd Pracy w Lublinie",
        "Wsparcie merytoryczne Stowarzyszenie CAL",
        "Instytucja zaproszona MOPS Katowice",
        "Projekt współfinansowany ze środków Unii Europejskiej.",
        "Lista obecności",
        "Wizyta studyjna w Krakowie, 12–13 maja 2011 r.",
        "Kazimierz: rewitalizacja przez kulturę",
        "Data Godziny Liczba godzin",
        "12 maja 2011 r. 9:00–15:00 6 dydaktycznych (po 45 min)",
        "Miejsce Gospodarz Prowadzenie",
        "Kraków Centrum Kultury Jan Śniady",
        "Lp. Nazwisko i imię Instytucja, stanowisko Podpis",
        "1. de Vries Jan PCPR w Łomży, kierownik",
        "2. Lis Ewa",
        "3. Ławnik Ćwirek",
        "4. Łącka Anna PCPR w Mońkach",
        "5. Nowak Anna",
        "6. Nowak Łukasz",
        "7. Żółkiewska Zofia OPS w Łapach, dyrektorka",
        "8.",
        "9.",
        "Potwierdzam obecność osób, które podpisały się na liście, oraz podany temat i czas.",
        "Jan Śniady",
        "data i podpis osoby prowadzącej",
        "Sporządzenie listy: Ewa Kowalczyk, 10 maja 2011 r., godz. 10:15",
        "strona 1 z 1",
      ],
    ]);
  });

  it("leaves nothing odd where a project has only an organiser, and hides institutions on a public list", async () => {
    const { title, lead } = LIST.project;
    const project = { title, lead, partners: [], supporters: [], invited: [], logos: [] };
    const { date, people, emptyRows } = SHEET;
    const sheet = {
      title: "Dzień 1",
      date,
      people,
      emptyRows,
      leaders: [],
      columns: [],
      showInstitution: false,
      showPosition: false,
    };
    const event = { title: "Rewitalizacja", kind: "conference" as const, place: "Kraków" };
    const [page = []] = await pagesOf({ ...LIST, locale: "en", project, event, sheets: [sheet] });
    expect(page.slice(0, 10)).toEqual([
      "Project Rewitalizacja społeczna",
      "Organiser Samorząd Województwa Śląskiego",
      "Attendance list",
      "Conference: Rewitalizacja",
      "Dzień 1",
      "Date Place",
      "12 May 2011 Kraków",
      "No. Surname and first name Signature",
      "1. de Vries Jan",
      "2. Lis Ewa",
    ]);
    expect(page.join("\n")).not.toMatch(/OPS|PCPR|kierowni|dyrektor/);
  });

  it("begins each sheet on a new page, repeats the table head and numbers pages through the document", async () => {
    const long = { ...SHEET, people: manyPeople(33) };
    const pages = await pagesOf({ ...LIST, sheets: [long, { ...SHEET, title: "Nowa Huta" }] });
    expect(
      pages.map((page) => ({
        first: page[0],
        last: page.at(-1),
        heads: page.filter((line) => line.startsWith("Lp.")),
      })),
    ).toEqual(
      [
        { first: "Projekt Rewitalizacja społeczna (nr POKL.07.01/10)", page: 1 },
        { first: "Lista obecności: Kazimierz: rewitalizacja przez kulturę", page: 2 },
        { first: "Projekt Rewitalizacja społeczna (nr POKL.07.01/10)", page: 3 },
      ].map(({ first, page }) => ({
        first,
        last: `strona ${page} z 3`,
        heads: ["Lp. Nazwisko i imię Instytucja, stanowisko Podpis"],
      })),
    );
  });

  it("never leaves the leader's signature on a page without people", async () => {
    const lists = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        pagesOf(withSheet({ people: manyPeople(24 + index), emptyRows: 3 })),
      ),
    );
    expect(lists.some((pages) => pages.length > 1)).toBe(true);
    expect(lists.flat().filter((page) => !page.some((line) => /^\d+\. Wiśniewska/.test(line)))).toEqual([]);
  });

  it("lies down for more than three signature columns, unless it can be one upright page, and splits more than eight", async () => {
    const columns = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        label: `Blok ${index + 1}`,
        from: "09:00",
        to: "10:30",
      }));
    const layouts = await Promise.all(
      (
        [
          [7, 3],
          [7, 6],
          [35, 3],
          [35, 4],
          [35, 9],
        ] as const
      ).map(async ([people, count]) => {
        const sheet = { people: manyPeople(people), columns: columns(count) };
        const { pages, words } = await pdfWords(await pdfOf(withSheet(sheet)));
        return {
          landscape: pages.every(({ width, height }) => width > height),
          blocks: pages.map(
            (_, index) => words.filter(({ page, text }) => page === index + 1 && text === "Blok").length,
          ),
        };
      }),
    );
    expect(layouts).toEqual([
      { landscape: false, blocks: [3] },
      { landscape: false, blocks: [6] },
      { landscape: false, blocks: [3, 3, 3] },
      { landscape: true, blocks: [4, 4, 4, 4] },
      { landscape: true, blocks: [5, 5, 5, 5, 4, 4, 4, 4] },
    ]);
  });

  it("keeps every word inside the page and clear of its neighbours, however long the texts are", async () => {
    const unbroken = "Wxyz".repeat(15);
    const long =
      "Program Aktywności Lokalnej dla osób zagrożonych wykluczeniem społecznym w województwie śląskim i małopolskim ".repeat(
        2,
      );
    const data: AttendanceListData = {
      ...LIST,
      project: {
        ...LIST.project,
        title: long,
        lead: long,
        partners: [long, unbroken, long],
        supporters: [unbroken],
        fundingClause: long.repeat(3),
      },
      event: { ...LIST.event, title: long.slice(0, 130), place: long },
      sheets: [
        {
          ...SHEET,
          title: long.slice(0, 130),
          module: unbroken,
          leaders: [unbroken, long, "Jan Śniady", unbroken],
          columns: [unbroken, "b", "c", "d", "e", "f"].map((label) => ({
            label,
            from: "09:00",
            to: "10:30",
          })),
          people: [
            { surname: unbroken, firstName: unbroken, institution: unbroken + unbroken, position: long },
            ...manyPeople(20),
          ],
        },
      ],
    };
    const { pages, words } = await pdfWords(await pdfOf(data));
    expect(
      words.filter(({ page, left, right, top, bottom }) => {
        const size = pages[page - 1] ?? { width: 0, height: 0 };
        return left < 50 || right > size.width - 35 || top < 30 || bottom > size.height - 20;
      }),
    ).toEqual([]);
    const overlapping = words.filter((a, index) =>
      words.slice(index + 1).some(
        (b) =>
          a.page === b.page &&
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
          // Boxes reach over ascenders and descenders, so neighbouring lines share a sliver.
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3,
      ),
    );
    expect(overlapping).toEqual([]);
  });

  it("is tagged as PDF/UA, with language, title, headings, figures with words and a table with scopes", async () => {
    const title = "Partnerzy & <wspólnota>";
    const bytes = await pdfOf({
      ...withLogos({ data: LOGO, alt: "Unia Europejska" }),
      event: { ...LIST.event, title },
    });
    const [info, structure, metadata] = await Promise.all([
      pdfInfo(bytes),
      pdfInfo(bytes, "-struct-text"),
      pdfInfo(bytes, "-meta"),
    ]);
    expect(info).toMatch(/^Title: +Lista obecności: Partnerzy & <wspólnota>$/m);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^PDF version: +1\.7$/m);
    expect(metadata).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(metadata).toContain("Lista obecności: Partnerzy &amp; &lt;wspólnota&gt;");
    const objects = await pdfObjects(bytes);
    expect(objects[0]?.["/Lang"]).toBe("u:pl");
    expect(objects.some((object) => object["/DisplayDocTitle"] === true)).toBe(true);
    const tags = structure.split("\n").map((line) => line.trim().replace(/ \((block|inline)\)|:$/g, ""));
    expect(tags.slice(0, 3)).toEqual(["Document", "Sect", "Figure"]);
    const count = (tag: string) => tags.filter((line) => line === tag).length;
    expect(
      Object.fromEntries(
        ["H1", "H2", "Table", "THead", "TBody", "TR", "TH", "TD"].map((tag) => [tag, count(tag)]),
      ),
    ).toEqual({
      H1: 1,
      H2: 1,
      Table: 1,
      THead: 1,
      TBody: 1,
      TR: 10,
      TH: 4 + 7,
      TD: 7 * 3 + 2 * 4,
    });
    expect([count("/Scope /Column"), count("/Scope /Row")]).toEqual([4, 7]);
  });

  it.each(["pl", "en"] as const)(
    "puts 25 people with all that belongs to a list on one A4 page, up to six signatures each, nothing under 8 points (%s)",
    async (locale) => {
      const titles = [
        "Wprowadzenie do metody",
        "Panel A: Ekonomia społeczna",
        "Warsztat: diagnoza potrzeb",
        "Praca w grupach",
        "Podsumowanie dnia",
        "Superwizja",
      ];
      const names = ["Żółkiewska Zofia", "Wielopolska-Czetwertyńska Grażyna", "Nowak Jan", "Lis Ewa"];
      const institutions = [
        "Miejski Ośrodek Pomocy Społecznej w Białymstoku",
        "Regionalny Ośrodek Polityki Społecznej Województwa Śląskiego w Katowicach",
        "OPS w Łapach",
      ];
      const people = Array.from({ length: 25 }, (_, index) => {
        const [surname = "", firstName = ""] = (names[index % names.length] ?? "").split(" ");
        const institution = institutions[index % institutions.length];
        return { surname: `${surname}${index}`, firstName, institution, position: "pracownik socjalny" };
      });
      const logo = { data: LOGO, mime: "image/png" as const, alt: "Unia Europejska" };
      const project = {
        ...LIST.project,
        title: "Partnerstwa przeciw wykluczeniu społecznemu – profesjonalne formy pomocy",
        funder: "Fundusze Europejskie dla Podlaskiego 2021–2027, Działanie 7.5",
        fundingClause:
          "Projekt współfinansowany przez Unię Europejską ze środków Europejskiego Funduszu Społecznego Plus w ramach programu Fundusze Europejskie dla Podlaskiego 2021–2027.",
        logos: [logo, logo, logo],
      };
      const lists = await Promise.all(
        [0, 2, 3, 4, 5, 6].map(async (count) => {
          const columns = titles.slice(0, count).map((label, index) => ({
            label,
            from: `${String(9 + index).padStart(2, "0")}:00`,
            to: `${10 + index}:30`,
          }));
          const sheet = { ...SHEET, module: "Moduł II: Praca z rodziną", columns, people, emptyRows: 5 };
          const { pages, words } = await pdfWords(await pdfOf({ ...LIST, locale, project, sheets: [sheet] }));
          const numbers = words
            .filter(({ text, right }) => /^\d+\.$/.test(text) && right < 85)
            .toSorted((a, b) => a.top - b.top);
          return {
            pages: pages.length,
            upright: pages.every(({ width, height }) => width < height),
            everybody: people.every(({ surname }) => words.some(({ text }) => surname.startsWith(text))),
            titles: titles
              .slice(0, count)
              .filter((title) => !words.some(({ text }) => title.startsWith(text))),
            rows: numbers.length >= 25,
            apart: numbers
              .slice(1)
              .every(({ top }, index) => top - (numbers[index]?.top ?? top) >= 6.4 * (72 / 25.4)),
          };
        }),
      );
      expect(lists).toEqual(
        lists.map(() => ({ pages: 1, upright: true, everybody: true, titles: [], rows: true, apart: true })),
      );
      const sizes = Object.values(DENSE).flatMap((part: number | object | string | boolean) =>
        typeof part === "object" && "size" in part ? [Number(part.size)] : [],
      );
      expect(Math.min(...sizes)).toBe(8);
    },
  );

  it("gives up empty rows rather than begin a second page with them, but not those that were asked for in numbers", async () => {
    const rowsOf = async (people: number, emptyRows: number) => {
      const pages = await pagesOf(withSheet({ people: manyPeople(people), emptyRows }));
      return [pages.length, pages.flat().filter((line) => /^\d+\./.test(line)).length];
    };
    const [few, full, many] = await Promise.all([rowsOf(3, 5), rowsOf(29, 5), rowsOf(29, 12)]);
    expect(few).toEqual([1, 8]);
    expect(full?.[0]).toBe(1);
    expect(full?.[1]).toBeLessThan(34);
    expect(many?.[1]).toBe(41);
  });

  it("gives what room is left on a dense page to the rows", async () => {
    const { pages, words } = await pdfWords(await pdfOf(withSheet({ people: manyPeople(18), emptyRows: 3 })));
    const tops = words.filter(({ text, right }) => /^\d+\.$/.test(text) && right < 85).map(({ top }) => top);
    const rows = tops.toSorted((a, b) => a - b);
    expect([pages.length, rows.length]).toEqual([1, 21]);
    expect((rows[1] ?? 0) - (rows[0] ?? 0)).toBeGreaterThan(7.5 * (72 / 25.4));
  });

  it("shortens an institution to two lines, never a name", async () => {
    const institution = "Regionalny Ośrodek Polityki Społecznej ".repeat(5).trim();
    const surname = "Wielopolska-Czetwertyńska-Światopełk-Mirska";
    const [page = []] = await pagesOf(
      withSheet({ people: [{ surname, firstName: "Maria", institution }], emptyRows: 0 }),
    );
    const text = page.join(" ");
    expect(text).toMatch(/Społecznej…/);
    expect(text.match(/Regionalny/g)?.length).toBeLessThan(3);
    for (const part of surname.split("-")) expect(text).toContain(part);
  });

  it("names the source of the money, and keeps what is read aloud apart", async () => {
    const columns = [
      { label: "Blok A", from: "09:00", to: "10:30" },
      { label: "Blok B", from: "10:45", to: "12:15" },
    ];
    const project = { ...LIST.project, funder: "PO KL, Priorytet VII" };
    const data = { ...withSheet({ columns }), project };
    expect((await pagesOf(data))[0]?.slice(1, 2)).toEqual(["Źródło finansowania PO KL, Priorytet VII"]);
    const spoken = await pdfInfo(await pdfOf(data), "-struct-text");
    const heading = /"Blok A[^"]*"/.exec(spoken)?.[0];
    expect(heading).toBe('"Blok A 9:00–10:30 Podpis "');
    expect(spoken).not.toMatch(/[a-ząćęłńóśźż](Podpis|\d)/);
  });

  it("has bookmarks in a document of more than two pages: each sheet, and who stands on which page of it", async () => {
    const bookmarksOf = async (data: AttendanceListData) =>
      (await pdfObjects(await pdfOf(data))).flatMap((object) =>
        "/Dest" in object ? [String(object["/Title"]).replace(/^u:/, "")] : [],
      );
    const people = manyPeople(60);
    const sheets = [
      { ...SHEET, people },
      { ...SHEET, title: "Nowa Huta", date: "2011-05-13" },
    ];
    expect(await bookmarksOf({ ...LIST, sheets })).toEqual([
      "12 maja 2011 r., 9:00–15:00, Kazimierz: rewitalizacja przez kulturę",
      expect.stringMatching(/^Wiśniewska0 – Wiśniewska\d+$/),
      expect.stringMatching(/^Wiśniewska\d+ – Wiśniewska\d+$/),
      expect.stringMatching(/^Wiśniewska\d+ – Wiśniewska\d+$/),
      "Wiśniewska9",
      "13 maja 2011 r., 9:00–15:00, Nowa Huta",
    ]);
    expect(await bookmarksOf(LIST)).toEqual([]);
  });

  it("prints a logo's words where its picture cannot be read", async () => {
    const wrongFilter = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAYAAAB/qH1jAAAAEklEQVR42uOUs1nwHxlzogsAAAIoD9tMppAjAAAAAElFTkSuQmCC",
      "base64",
    );
    const [page = []] = await pagesOf(
      withLogos(
        { data: wrongFilter, alt: "Fundusze" },
        { data: LOGO, alt: "Unia" },
        { data: new Uint8Array([0xff, 0xd8, 0xff]), alt: "Polska" },
      ),
    );
    expect(page[0]).toBe("Fundusze Polska");
  });

  it("says visibly which character it could not print, and never puts another in its place", async () => {
    const people = [{ surname: "Nguyễn", firstName: "Ạnh 😀" }];
    const [page = []] = await pagesOf(withSheet({ people, emptyRows: 0 }));
    expect(page.filter((line) => /^\d\./.test(line))).toEqual(["1. Nguyễn Ạnh [U+1F600]"]);
  });

  it("prints names in Cyrillic as they are", async () => {
    const people = [{ surname: "Шевченко", firstName: "Олена (?)", institution: "Фундація «Їжак» ОПС" }];
    const [page = []] = await pagesOf(withSheet({ people, emptyRows: 0 }));
    expect(page.filter((line) => /^\d\./.test(line))).toEqual(["1. Шевченко Олена (?) Фундація «Їжак» ОПС"]);
  });

  it("is the same, byte for byte, for the same data", async () => {
    const data = withLogos({ data: LOGO, alt: "Unia" });
    expect(Buffer.from(await pdfOf(data)).equals(await pdfOf(data))).toBe(true);
  });
});
