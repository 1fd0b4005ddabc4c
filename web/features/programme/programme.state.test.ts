import type { AgendaItem, AgendaKind } from "@zapisy/core/event/schema";
import { describe, expect, it } from "vitest";
import type { Programme } from "./programme.state.ts";
import {
  canMove,
  clashes,
  copyDay,
  dropItem,
  duplicateItem,
  hoursBetween,
  moveItem,
  moveToDay,
  newItem,
  programmeDays,
  rowsOf,
  shiftDay,
  withChoice,
  withDayNote,
} from "./programme.state.ts";

const DAY = "2011-07-05";
const NEXT = "2011-07-06";

function item(itemId: string, times?: string, facts: Partial<AgendaItem> = {}): AgendaItem {
  const [from, to] = times?.split("–") ?? [];
  return {
    itemId,
    kind: "stop",
    title: { pl: itemId },
    takesAttendance: true,
    day: DAY,
    ...(from && { from }),
    ...(to && { to }),
    ...facts,
  };
}

/** The day as one reads it: "zaz 12:00–14:00". */
function read(agenda: readonly AgendaItem[], day: string | undefined = DAY): string[] {
  return rowsOf(agenda, day).map(({ items }) =>
    items
      .map(({ itemId, from, to }) => [itemId, [from, to].filter(Boolean).join("–")].join(" ").trim())
      .join(" | "),
  );
}

function ids() {
  let count = 0;
  return () => `new${++count}`;
}

const visit = [item("zaz", "12:00–14:00"), item("wiatrak", "14:30–16:00"), item("kolacja", "18:00–19:00")];

describe("moveItem", () => {
  it("gives the moved stop the earlier slot and both keep how long they last", () => {
    expect(read(moveItem(visit, "wiatrak", -1))).toEqual([
      "wiatrak 12:00–13:30",
      "zaz 14:00–16:00",
      "kolacja 18:00–19:00",
    ]);
  });

  it("comes back to the same programme when the move is taken back by the opposite key", () => {
    expect(moveItem(moveItem(visit, "zaz", 1), "zaz", -1)).toEqual(visit);
  });

  it("leaves the first item first and the last one last", () => {
    expect([moveItem(visit, "zaz", -1), moveItem(visit, "kolacja", 1)]).toEqual([visit, visit]);
    expect([canMove(visit, "zaz", -1), canMove(visit, "zaz", 1), canMove(visit, "gone", 1)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it("moves parallel panels together past their neighbour, and changes only their order among themselves", () => {
    const conference = [
      item("plenary", "09:00–11:00"),
      item("a", "11:15–12:45", { optionId: "a" }),
      item("b", "11:15–12:45", { optionId: "b" }),
      item("obiad", "13:00–14:00"),
    ];
    expect(read(moveItem(conference, "b", 1))).toEqual([
      "plenary 09:00–11:00",
      "obiad 11:15–12:15",
      "a 12:30–14:00 | b 12:30–14:00",
    ]);
    expect(read(moveItem(conference, "b", -1))).toEqual([
      "plenary 09:00–11:00",
      "b 11:15–12:45 | a 11:15–12:45",
      "obiad 13:00–14:00",
    ]);
  });

  it("changes only the order while there are no times", () => {
    const plan = [item("a"), item("b"), item("c")];
    expect(read(moveItem(plan, "c", -1))).toEqual(["a", "c", "b"]);
  });

  it("gives an item without a time the beginning of the slot it is put into", () => {
    const plan = [item("zaz", "12:00–14:00"), item("b")];
    expect(read(moveItem(plan, "b", -1))).toEqual(["b 12:00", "zaz 12:00–14:00"]);
  });

  it("does not carry the morning after along with a night's lodging", () => {
    const plan = [item("kolacja", "19:00–20:00"), item("nocleg", "20:00–08:00", { kind: "lodging" })];
    expect(read(moveItem(plan, "nocleg", -1))).toEqual(["nocleg 19:00–08:00", "kolacja 19:00–20:00"]);
  });

  it("leaves other days alone", () => {
    const other = item("brodnica", "09:00–11:00", { day: NEXT });
    expect(moveItem([other, ...visit], "wiatrak", -1)[0]).toBe(other);
  });
});

describe("dropItem", () => {
  it("reorders within a day over several places", () => {
    expect(read(dropItem(visit, "kolacja", DAY, 0))).toEqual([
      "kolacja 12:00–13:00",
      "zaz 13:30–15:30",
      "wiatrak 17:30–19:00",
    ]);
  });

  it("begins where the displaced item of the other day began and pushes the rest back as far as needed", () => {
    const agenda = [
      ...visit,
      item("caritas", "09:00–11:00", { day: NEXT }),
      item("pluznica", "11:30–13:00", { day: NEXT }),
      item("przejazd", "16:00–18:00", { day: NEXT, kind: "travel" }),
    ];
    const moved = dropItem(agenda, "wiatrak", NEXT, 1);
    expect(read(moved)).toEqual(["zaz 12:00–14:00", "kolacja 18:00–19:00"]);
    expect(read(moved, NEXT)).toEqual([
      "caritas 09:00–11:00",
      "wiatrak 11:30–13:00",
      "pluznica 13:00–14:30",
      "przejazd 16:00–18:00",
    ]);
  });

  it("goes to the end of a day after what is there, and keeps its own time on an empty day", () => {
    const agenda = [...visit, item("caritas", "09:00–11:00", { day: NEXT })];
    expect(read(dropItem(agenda, "zaz", NEXT, 1), NEXT)).toEqual(["caritas 09:00–11:00", "zaz 11:00–13:00"]);
    expect(read(dropItem(visit, "zaz", "2011-07-07", 0), "2011-07-07")).toEqual(["zaz 12:00–14:00"]);
  });

  it("takes day and times from what is put among the undated", () => {
    expect(rowsOf(dropItem(visit, "zaz", undefined, 0), undefined).map(({ items }) => items)).toEqual([
      [{ itemId: "zaz", kind: "stop", title: { pl: "zaz" }, takesAttendance: true }],
    ]);
  });
});

describe("moveToDay", () => {
  it("keeps the time of the item", () => {
    expect(read(moveToDay(visit, "zaz", NEXT), NEXT)).toEqual(["zaz 12:00–14:00"]);
  });
});

describe("shiftDay", () => {
  it("moves all times of the day and only of that day", () => {
    const agenda = [...visit, item("caritas", "09:00–11:00", { day: NEXT })];
    const shifted = shiftDay(agenda, DAY, 30);
    expect(shifted).not.toBe("beyond_midnight");
    expect(read(shifted as AgendaItem[])).toEqual([
      "zaz 12:30–14:30",
      "wiatrak 15:00–16:30",
      "kolacja 18:30–19:30",
    ]);
    expect(read(shifted as AgendaItem[], NEXT)).toEqual(["caritas 09:00–11:00"]);
  });

  it("lets the last thing end after midnight", () => {
    expect(read(shiftDay(visit, DAY, 5 * 60 + 30) as AgendaItem[])).toEqual([
      "zaz 17:30–19:30",
      "wiatrak 20:00–21:30",
      "kolacja 23:30–00:30",
    ]);
  });

  it("refuses to push the beginning of anything over midnight", () => {
    expect([shiftDay(visit, DAY, 6 * 60), shiftDay(visit, DAY, -13 * 60)]).toEqual([
      "beyond_midnight",
      "beyond_midnight",
    ]);
  });
});

describe("copyDay and duplicateItem", () => {
  it("copies a day's items with ids of their own", () => {
    const copied = copyDay(visit, DAY, NEXT, ids());
    expect(read(copied, NEXT)).toEqual(["new1 12:00–14:00", "new2 14:30–16:00", "new3 18:00–19:00"]);
    expect(read(copied)).toEqual(read(visit));
  });

  it("puts the copy of an item into the time after it", () => {
    expect(read(duplicateItem(visit, "kolacja", ids()))).toEqual([
      "zaz 12:00–14:00",
      "wiatrak 14:30–16:00",
      "kolacja 18:00–19:00",
      "new1 19:00–20:00",
    ]);
  });
});

describe("newItem", () => {
  const add = (agenda: AgendaItem[], kind: AgendaKind, day?: string) => {
    const { from, to, takesAttendance } = newItem(agenda, "x", kind, { pl: "X" }, day);
    return [from, to, takesAttendance];
  };

  it("begins when the last item ends and lasts as long as its kind usually does", () => {
    expect(add(visit, "break", DAY)).toEqual(["19:00", "19:15", false]);
    expect(add([], "session", DAY)).toEqual(["09:00", "10:30", true]);
  });

  it("gives a night no end and an undated item no time", () => {
    expect(add(visit, "lodging", DAY)).toEqual(["19:00", undefined, false]);
    expect(add(visit, "stop")).toEqual([undefined, undefined, true]);
  });
});

describe("what ends after midnight", () => {
  const evening = [item("kolacja", "18:00–20:00"), item("ognisko", "20:00–01:00")];

  it("keeps how long it lasts wherever it is moved", () => {
    expect(read(moveItem(evening, "ognisko", -1))).toEqual(["ognisko 18:00–23:00", "kolacja 23:00–01:00"]);
    expect(read(shiftDay(evening, DAY, -90) as AgendaItem[])).toEqual([
      "kolacja 16:30–18:30",
      "ognisko 18:30–23:30",
    ]);
    expect(read(dropItem(evening, "ognisko", NEXT, 0), NEXT)).toEqual(["ognisko 20:00–01:00"]);
  });

  it("leaves what is added behind it without a time, for its hour is the next day's", () => {
    expect(newItem(evening, "x", "session", { pl: "X" }, DAY)).not.toHaveProperty("from");
    expect(newItem([item("a", "22:00–23:00")], "x", "session", { pl: "X" }, DAY)).toMatchObject({
      from: "23:00",
      to: "00:30",
    });
  });

  it("clashes with what begins before its end, also early on the next day", () => {
    const agenda = [
      ...evening,
      item("nocleg", "21:00–08:00", { kind: "lodging" }),
      item("wyjazd", "00:30–02:00", { day: NEXT, kind: "travel" }),
      item("sniadanie", "08:00–09:00", { day: NEXT, kind: "meal" }),
    ];
    expect([...clashes({ agenda, choiceGroups: [] }).keys()]).toEqual(["ognisko", "wyjazd"]);
  });
});

describe("withChoice", () => {
  it("makes two panels at the same time with a choice between them in one step", () => {
    const empty: Programme = { agenda: [], choiceGroups: [], dayNotes: [] };
    const made = withChoice(
      empty,
      {
        kind: "panel",
        title: "Panel dyskusyjny",
        options: [
          { title: "Rewitalizacja społeczna", seats: 60 },
          { title: "Rewitalizacja infrastrukturalna", seats: 60 },
        ],
        day: DAY,
        from: "11:30",
        to: "13:00",
      },
      ids(),
    );
    expect(made.choiceGroups).toEqual([
      {
        groupId: "new5",
        title: { pl: "Panel dyskusyjny" },
        required: true,
        options: [
          { optionId: "new1", title: { pl: "Rewitalizacja społeczna" }, seats: 60 },
          { optionId: "new2", title: { pl: "Rewitalizacja infrastrukturalna" }, seats: 60 },
        ],
      },
    ]);
    expect(made.agenda.map(({ optionId, from, to }) => [optionId, from, to])).toEqual([
      ["new1", "11:30", "13:00"],
      ["new2", "11:30", "13:00"],
    ]);
    expect(clashes(made)).toEqual(new Map());
  });

  it("gives modules of a workshop a session each that carries the module's name", () => {
    const made = withChoice(
      { agenda: [], choiceGroups: [], dayNotes: [] },
      { kind: "session", title: "Moduł", options: [{ title: "początkujący", seats: 20 }] },
      ids(),
    );
    expect(made.agenda).toEqual([
      {
        itemId: "new2",
        kind: "session",
        title: { pl: "początkujący" },
        module: "początkujący",
        optionId: "new1",
        takesAttendance: true,
      },
    ]);
  });
});

describe("clashes", () => {
  it("names what is at the same time without being a choice", () => {
    const agenda = [item("zaz", "12:00–14:00"), item("wiatrak", "13:00–15:00")];
    expect(clashes({ agenda, choiceGroups: [] })).toEqual(
      new Map([
        ["zaz", ["wiatrak"]],
        ["wiatrak", ["zaz"]],
      ]),
    );
  });
});

describe("programmeDays", () => {
  it("shows every day of a short event, also the empty ones and days that items still have outside", () => {
    const dates = { type: "exact", startsOn: "2011-07-05", endsOn: "2011-07-07" } as const;
    const agenda = [item("a", undefined, { day: "2011-07-09" })];
    expect(programmeDays(dates, { agenda, dayNotes: [] })).toEqual([
      "2011-07-05",
      "2011-07-06",
      "2011-07-07",
      "2011-07-09",
    ]);
  });

  it("shows the used days of a course over months, and those opened by hand", () => {
    const dates = { type: "exact", startsOn: "2026-01-10", endsOn: "2026-06-30" } as const;
    const agenda = [item("a", undefined, { day: "2026-02-07" })];
    expect(programmeDays(dates, { agenda, dayNotes: [] }, ["2026-03-07"])).toEqual([
      "2026-01-10",
      "2026-02-07",
      "2026-03-07",
    ]);
  });

  it("has no days while dates are tentative", () => {
    expect(programmeDays({ type: "tentative", period: "2011-H2" }, { agenda: [], dayNotes: [] })).toEqual([]);
  });
});

describe("withDayNote", () => {
  it("keeps one remark per day in the order of days and drops an empty one", () => {
    const notes = withDayNote([{ day: NEXT, note: { pl: "Dzień wolny" } }], DAY, { pl: "Podróż" });
    expect(notes).toEqual([
      { day: DAY, note: { pl: "Podróż" } },
      { day: NEXT, note: { pl: "Dzień wolny" } },
    ]);
    expect(withDayNote(notes, DAY, undefined)).toEqual([{ day: NEXT, note: { pl: "Dzień wolny" } }]);
  });
});

describe("hoursBetween", () => {
  it("counts clock hours and didactic ones of 45 minutes", () => {
    expect([
      hoursBetween({ from: "09:00", to: "10:30" }, "clock"),
      hoursBetween({ from: "09:00", to: "10:30" }, "didactic"),
      hoursBetween({ from: "20:00", to: "01:00" }, "clock"),
      hoursBetween({ from: "20:00", to: "20:00" }, "clock"),
      hoursBetween({ from: "20:00", to: "2" }, "clock"),
    ]).toEqual([1.5, 2, 5, undefined, undefined]);
  });
});
