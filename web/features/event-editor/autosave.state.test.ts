import { describe, expect, it } from "vitest";
import type { SaveEvent, SaveState } from "./autosave.state.ts";
import { hasUnsaved, nextSaveState, savesByItself } from "./autosave.state.ts";

const at = new Date("2026-11-22T11:34:00Z");
const edit: SaveEvent = { type: "edited", valid: true, same: false };
const run = (...events: SaveEvent[]) =>
  events.reduce<SaveState>((state, event) => nextSaveState(state, event), { name: "saved" });

describe("nextSaveState", () => {
  it("goes from a change over saving to saved with its time", () => {
    expect(run(edit)).toEqual({ name: "changed", valid: true });
    expect(run(edit, { type: "started" })).toEqual({ name: "saving", changedMeanwhile: false, valid: true });
    expect(run(edit, { type: "started" }, { type: "stored", at })).toEqual({ name: "saved", at });
  });

  it("is changed again when something was typed while the request was under way", () => {
    expect(run(edit, { type: "started" }, edit, { type: "stored", at })).toEqual({
      name: "changed",
      valid: true,
    });
  });

  it("is saved when an edit leads back to what is stored", () => {
    expect(run(edit, { type: "edited", valid: true, same: true })).toEqual({ name: "saved" });
  });

  it("keeps the reason of a failure until the next edit", () => {
    const failed = run(edit, { type: "started" }, { type: "refused", code: "network.offline" });
    expect(failed).toEqual({ name: "failed", code: "network.offline", valid: true });
    expect(nextSaveState(failed, edit)).toEqual({ name: "changed", valid: true });
  });

  it("stays in conflict until the person has chosen, whatever they type", () => {
    const conflict = run(edit, { type: "started" }, { type: "conflicted" }, edit);
    expect(conflict).toEqual({ name: "conflict" });
    expect(nextSaveState(conflict, { type: "resolved" })).toEqual({ name: "changed", valid: true });
  });
});

describe("savesByItself", () => {
  it("saves drafts after a valid change only", () => {
    expect([
      savesByItself({ name: "changed", valid: true }, true),
      savesByItself({ name: "changed", valid: false }, true),
      savesByItself({ name: "changed", valid: true }, false),
      savesByItself({ name: "failed", code: "internal", valid: true }, true),
    ]).toEqual([true, false, false, false]);
  });
});

describe("hasUnsaved", () => {
  it("is true for everything but saved", () => {
    expect([
      hasUnsaved({ name: "saved", at }),
      hasUnsaved({ name: "conflict" }),
      hasUnsaved(run(edit)),
    ]).toEqual([false, true, true]);
  });
});
