import { describe, expect, it } from "vitest";
import { draftOf } from "./event-defaults.state.ts";
import { hrefOf, placeOf } from "./event-path.state.ts";

const input = {
  ...draftOf({
    kind: "study_visit",
    projectId: "prj_0000000000000000000000000A",
    title: "Wizyta",
    dates: { type: "tentative", period: "" },
  }),
  agenda: [
    { itemId: "zaz", kind: "stop" as const, title: { pl: "ZAZ „Poligrafia”" }, takesAttendance: true },
    { itemId: "wia", kind: "stop" as const, title: { pl: "Fundacja „Wiatrak”" }, takesAttendance: true },
  ],
  choiceGroups: [
    {
      groupId: "panel",
      title: { pl: "Panel" },
      required: true,
      options: [{ optionId: "a", title: { pl: "Panel A" }, seats: 60 }],
    },
  ],
};

describe("placeOf", () => {
  it.each([
    ["title.pl", { tab: "content", field: "title.pl", key: "title", language: "pl" }],
    ["place.onlineUrl", { tab: "content", field: "place.onlineUrl", key: "place.onlineUrl" }],
    ["agenda", { tab: "programme", field: "programme", key: "agenda" }],
    [
      "agenda.1.to",
      {
        tab: "programme",
        field: "agenda.1.to",
        key: "agenda.to",
        itemId: "wia",
        within: "Fundacja „Wiatrak”",
      },
    ],
    [
      "agenda.wia.title.en",
      {
        tab: "programme",
        field: "agenda.1.title.en",
        key: "agenda.title",
        itemId: "wia",
        language: "en",
        within: "Fundacja „Wiatrak”",
      },
    ],
    [
      "choiceGroups.0.options.a.seats",
      {
        tab: "recruitment",
        field: "choiceGroups.0.options.0.seats",
        key: "choiceGroups.options.seats",
        within: "Panel A",
      },
    ],
    ["recruitment.closes", { tab: "recruitment", field: "recruitment.closes", key: "recruitment.closes" }],
    ["seats", { tab: "recruitment", field: "seats", key: "seats" }],
  ])("finds %s", (path, place) => {
    expect(placeOf(path, input)).toEqual(place);
  });
});

describe("hrefOf", () => {
  it("opens the item of the programme that holds the field", () => {
    expect(hrefOf("/staff/events/e", placeOf("agenda.1.to", input))).toBe(
      "/staff/events/e/programme?item=wia#field-agenda.1.to",
    );
  });
});
