import { describe, expect, it } from "vitest";
import { en as commonEn } from "../common/en.ts";
import { pl as commonPl } from "../common/pl.ts";
import { en } from "./en.ts";
import { pl } from "./pl.ts";

describe("words of the public pages", () => {
  it("name kinds of event and panels as the common area does", () => {
    const names = ({ eventKind, agendaKind }: typeof commonPl) => [
      eventKind,
      agendaKind.panel,
      agendaKind.plenary,
    ];
    expect([pl.eventKind, pl.programme.panel, pl.programme.plenary]).toEqual(names(commonPl));
    expect([en.eventKind, en.programme.panel, en.programme.plenary]).toEqual(
      names(commonEn as typeof commonPl),
    );
  });

  it.each([
    [1, "Pozostało 1 wolne miejsce", "Lista rezerwowa: 1 osoba", "1 miejsce"],
    [2, "Pozostały 2 wolne miejsca", "Lista rezerwowa: 2 osoby", "2 miejsca"],
    [5, "Pozostało 5 wolnych miejsc", "Lista rezerwowa: 5 osób", "5 miejsc"],
    [12, "Pozostało 12 wolnych miejsc", "Lista rezerwowa: 12 osób", "12 miejsc"],
    [22, "Pozostały 22 wolne miejsca", "Lista rezerwowa: 22 osoby", "22 miejsca"],
    [25, "Pozostało 25 wolnych miejsc", "Lista rezerwowa: 25 osób", "25 miejsc"],
  ])("count %i seats and people in Polish", (count, left, waiting, total) => {
    expect([pl.seats.left(count), pl.seats.waiting(count), pl.seats.total(count)]).toEqual([
      left,
      waiting,
      total,
    ]);
  });

  it.each([
    [1, "1 godzina dydaktyczna"],
    [3, "3 godziny dydaktyczne"],
    [5, "5 godzin dydaktycznych"],
    [1.5, "1,5 godziny dydaktycznej"],
  ])("count %d teaching hours in Polish", (count, text) => {
    expect(pl.programme.didacticHours(count)).toBe(text);
  });
});
