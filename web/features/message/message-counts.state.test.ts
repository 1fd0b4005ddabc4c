import { expect, it } from "vitest";
import { addedUp, rowsOf } from "./message-counts.state.ts";

it("adds the parts of an event up, and shows every mail once", () => {
  const all = addedUp([
    { people: 200, kinds: { "registration.confirmed": { delivered: 150, bounced: 2, queued: 1 } } },
    {
      people: 13,
      kinds: {
        "registration.confirmed": { delivered: 10, failed: 1, sending: 1, complained: 1 },
        "reminder.before": { sent: 4, superseded: 1 },
      },
    },
  ]);
  expect(all.people).toBe(213);
  expect(rowsOf(all)).toEqual([
    { kind: "registration.confirmed", waiting: 2, sent: 0, delivered: 160, missed: 4, superseded: 0 },
    { kind: "reminder.before", waiting: 0, sent: 4, delivered: 0, missed: 0, superseded: 1 },
  ]);
  expect(rowsOf(addedUp([]))).toEqual([]);
});
