import { describe, expect, it } from "vitest";
import { storedEvent } from "../../../tests/support/fixture.ts";
import type { StaffId } from "../staff/schema.ts";
import { teamHistory } from "./history.ts";

describe("the history of a team", () => {
  const event = (version: number, teamIds: StaffId[]) => ({
    ...storedEvent({ version, teamIds }),
    changedBy: "staff:stf_1",
  });

  it("tells of each who came into it and of each who left it", () => {
    const { eventId } = storedEvent();
    const told = teamHistory(event(1, ["stf_2", "stf_3"]), event(2, ["stf_2", "stf_4"]));
    expect(told.map(({ action, subjectId, target }) => [action, subjectId, target])).toEqual([
      ["team.joined", eventId, "stf_4"],
      ["team.left", eventId, "stf_3"],
    ]);
  });

  it("says nothing of those with whom the event began", () => {
    expect(teamHistory(undefined, event(1, ["stf_2"]))).toEqual([]);
  });
});
