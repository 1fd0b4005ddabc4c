import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { pl } from "./pl.ts";

describe("words of the check-in desk", () => {
  it.each([
    [1, "1 z 1 obecnej", "1 wpis nie został przyjęty", "1 sprzeczny wpis"],
    [2, "1 z 2 obecnych", "2 wpisy nie zostały przyjęte", "2 sprzeczne wpisy"],
    [5, "1 z 5 obecnych", "5 wpisów nie zostało przyjętych", "5 sprzecznych wpisów"],
    [22, "1 z 22 obecnych", "22 wpisy nie zostały przyjęte", "22 sprzeczne wpisy"],
    [25, "1 z 25 obecnych", "25 wpisów nie zostało przyjętych", "25 sprzecznych wpisów"],
  ])("agree with the number %i in Polish", (count, tally, refused, conflicts) => {
    expect([
      `1 ${pl.tally.of} ${count} ${pl.tally.present(count)}`,
      pl.refused.title(count),
      pl.conflict.title(count),
    ]).toEqual([tally, refused, conflicts]);
  });

  it("say what waits and when everything was sent", () => {
    expect([pl.status.waiting(3), pl.status.sent("09:41"), en.status.sent("09:41")]).toEqual([
      "Zapisane na tym urządzeniu: 3 – wyślemy po powrocie sieci",
      "Wszystko wysłane 9:41",
      "Everything sent at 9:41",
    ]);
  });

  it("name the hours of a unit, and its day where there are several", () => {
    expect([
      pl.unit.when(undefined, "09:00", "13:00"),
      pl.unit.when("2026-04-15", "09:00"),
      pl.unit.when("2026-04-15"),
    ]).toEqual(["9:00–13:00", "15.04.2026, 9:00", "15.04.2026"]);
  });
});
