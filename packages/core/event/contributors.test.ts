import { describe, expect, it } from "vitest";
import { contributorAt, contributorsOf, hostOf } from "./contributors.ts";
import type { AgendaItem } from "./agenda.ts";

const item = (itemId: string, more: Partial<AgendaItem> = {}): AgendaItem => ({
  itemId,
  kind: "session",
  title: { pl: itemId },
  day: "2026-04-15",
  takesAttendance: true,
  ...more,
});

describe("who hosts and leads", () => {
  it("is each address once, with what is theirs in its order, however it is written", () => {
    const agenda = [
      item("s2", { from: "11:00", leaders: ["Jan Kos"], contactEmails: ["Jan.Kos@rops.example"] }),
      item("s1", { from: "09:00", contactEmails: ["jan.kos@rops.example", "anna@cistor.example"] }),
      item("s3", { day: "2026-04-14", kind: "stop", contactEmails: ["anna@cistor.example"] }),
      item("s4", { from: "15:00", leaders: ["Ewa Lis"] }),
    ];
    expect(
      contributorsOf({ agenda }).map(({ email, leads, items }) => [
        email,
        leads,
        items.map(({ itemId }) => itemId),
      ]),
    ).toEqual([
      ["anna@cistor.example", false, ["s3", "s1"]],
      ["jan.kos@rops.example", true, ["s1", "s2"]],
    ]);
    expect(contributorAt({ agenda }, "JAN.KOS@rops.example")?.items).toHaveLength(2);
    expect(contributorAt({ agenda }, "ewa@rops.example")).toBeUndefined();
  });

  it.each([
    ["Anna Kos, tel. 601 202 303", "601 202 303"],
    ["sekretariat: (85) 747-34-12, pok. 7", "(85) 747-34-12"],
    ["+48 601202303 (Kos)", "+48 601202303"],
    ["Anna Kos, pokój 12", undefined],
    ["od 9:00 do 15:00", undefined],
    [undefined, undefined],
  ])("are called by the number in %j", (hostContact, phone) => {
    expect(hostOf({ items: [item("s1", { hostContact })] }).phone).toBe(phone);
  });
});
