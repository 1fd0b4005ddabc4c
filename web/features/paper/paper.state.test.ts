import { describe, expect, it } from "vitest";
import {
  faultsOf,
  firstChoice,
  formatsOf,
  paperHref,
  PAPERS,
  scopesOf,
  type PaperChoice,
} from "./paper.state.ts";

const FIRST = firstChoice({ kind: "training" });
const href = (part: Partial<PaperChoice>) => paperHref("evt_1", { ...FIRST, ...part }, "pdf");

describe("the address of a paper", () => {
  it("of a signature list says what it covers, how it is signed and what stands beside the names", () => {
    expect([
      href({}),
      href({ scope: "day:2011-07-05", language: "en", columns: [], emptyRows: undefined }),
      href({ scope: "item:a-b", signatures: "day", layout: "days", columns: ["position"] }),
      href({ scope: "module:Moduł I: PAL", layout: "days" }),
      paperHref("evt_1", { ...FIRST, scope: "option:a" }, "csv"),
    ]).toEqual([
      "/api/staff/events/evt_1/attendance-list.pdf?item=all&signatures=item&layout=pages&columns=institution%2Cposition&rows=5&lang=pl",
      "/api/staff/events/evt_1/attendance-list.pdf?day=2011-07-05&signatures=item&layout=pages&columns=none&rows=0&lang=en",
      "/api/staff/events/evt_1/attendance-list.pdf?item=a-b&signatures=day&layout=days&columns=position&rows=5&lang=pl",
      "/api/staff/events/evt_1/attendance-list.pdf?module=Modu%C5%82+I%3A+PAL&signatures=item&layout=pages&columns=institution%2Cposition&rows=5&lang=pl",
      "/api/staff/events/evt_1/attendance-list.csv?option=a&signatures=item&layout=pages&columns=institution%2Cposition&rows=5&lang=pl",
    ]);
  });

  it("of another paper takes the options that it has, and no others", () => {
    const part: Partial<PaperChoice> = {
      whom: "person",
      registrationId: "reg_1",
      month: "2011-09",
      names: true,
    };
    expect(
      PAPERS.slice(1).map((paper) => href({ ...part, paper }).slice("/api/staff/events/evt_1/".length)),
    ).toEqual([
      "papers/attendance-cards.pdf?person=reg_1&month=2011-09&rows=5&lang=pl",
      "papers/class-register.pdf?rows=5&lang=pl",
      "papers/passenger-list.pdf?phones=yes&lang=pl",
      "papers/rooming-list.pdf?lang=pl",
      "papers/needs-summary.pdf?names=yes&lang=pl",
      "papers/badges.pdf?person=reg_1&size=8&lang=pl",
      "attendance.pdf?lang=pl",
    ]);
    expect(href({ paper: "badges", whom: "option:b" })).toBe(
      "/api/staff/events/evt_1/papers/badges.pdf?option=b&size=8&lang=pl",
    );
  });
});

describe("a choice of a paper", () => {
  it("begins with a list signed as the event takes attendance", () => {
    expect([FIRST.signatures, firstChoice({ kind: "study_visit" }).signatures]).toEqual(["item", "day"]);
  });

  it("is at fault with a wrong number of rows, or without the one person, where these matter", () => {
    const faults = (part: Partial<PaperChoice>) => faultsOf({ ...FIRST, ...part });
    expect([
      faults({}),
      faults({ emptyRows: undefined }),
      faults({ emptyRows: 41 }),
      faults({ emptyRows: Number.NaN, paper: "badges" }),
      faults({ emptyRows: 1.5, paper: "attendance-cards", whom: "person" }),
      faults({ paper: "badges", whom: "person", registrationId: "reg_1" }),
    ]).toEqual([[], [], ["emptyRows"], [], ["emptyRows", "person"], []]);
  });

  it("offers the formats that there are", () => {
    expect(PAPERS.map(formatsOf)).toEqual([
      ["pdf", "xlsx", "csv"],
      ...Array.from({ length: 6 }, () => ["pdf"]),
      ["xlsx"],
    ]);
  });

  it("offers days, modules, choices and items to sign for", () => {
    const item = { kind: "session" as const, title: { pl: "Zajęcia" }, takesAttendance: true };
    const { items, ...scopes } = scopesOf({
      dates: { type: "exact", startsOn: "2011-08-31", endsOn: "2011-09-01" },
      retired: { questions: [], choiceGroups: [] },
      choiceGroups: [
        {
          groupId: "g",
          title: { pl: "G" },
          required: true,
          options: [{ optionId: "a", title: { pl: "A" }, seats: null }],
        },
      ],
      agenda: [
        { ...item, itemId: "2", day: "2011-09-01", module: "II" },
        { ...item, itemId: "1", day: "2011-08-31", module: "I" },
        { ...item, itemId: "3", module: "III" },
        { ...item, itemId: "4", day: "2011-09-01", takesAttendance: false, module: "IV" },
      ],
    });
    expect(items.map(({ itemId }) => itemId)).toEqual(["1", "2"]);
    expect(scopes).toEqual({
      days: ["2011-08-31", "2011-09-01"],
      modules: ["I", "II"],
      options: [{ optionId: "a", title: { pl: "A" }, seats: null }],
      months: ["2011-08", "2011-09"],
    });
  });
});
