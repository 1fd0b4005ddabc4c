import type { Mark } from "@zapisy/core/attendance/answer";
import { ulid } from "ulid";
import type { MarkId, MarkInput } from "@zapisy/core/attendance/schema";
import { EVENT_ID } from "./fixture.ts";

/** A mark as a device sends it; its id is its own unless said. */
export function markInput(overrides: Partial<MarkInput> & Pick<MarkInput, "registrationId">): MarkInput {
  return {
    markId: `mrk_${ulid()}`,
    unitId: "s1",
    state: "present",
    source: "scan",
    at: "2026-04-15T07:05:00.000Z",
    replaces: [],
    ...overrides,
  };
}

/** An id of a mark that a test knows beforehand: `markId(1)`. */
export function markId(number: number): MarkId {
  return `mrk_${String(number).padStart(26, "0")}`;
}

/** A mark as it is kept, for rules that want one. */
export function storedMark(number: number, overrides: Partial<Mark> = {}): Mark {
  return {
    ...markInput({ registrationId: "reg_00000000000000000000000001", markId: markId(number), ...overrides }),
    eventId: EVENT_ID,
    by: "staff:stf_00000000000000000000000001",
    receivedAt: "2026-04-15T12:00:00.000Z",
    ...overrides,
  };
}
