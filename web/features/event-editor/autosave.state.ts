/**
 * How an editor stands with the server. `saved`: nothing is lost by leaving; `changed`: waits for the
 * pause (or for the button); `saving`: a request is under way, maybe with newer changes waiting;
 * `failed`: the last try did not work and why; `conflict`: somebody else saved, the person has to choose.
 */
export type SaveState =
  | { name: "saved"; at?: Date }
  | { name: "changed"; valid: boolean }
  | { name: "saving"; changedMeanwhile: boolean; valid: boolean }
  | { name: "failed"; code: string; valid: boolean }
  | { name: "conflict" };

/** What can happen to it. `changed` with `same` means that the edit led back to what is stored. */
export type SaveEvent =
  | { type: "edited"; valid: boolean; same: boolean }
  | { type: "started" }
  | { type: "stored"; at: Date }
  | { type: "refused"; code: string }
  | { type: "conflicted" }
  | { type: "resolved" };

/** The state after an event; events that mean nothing in a state leave it. */
export function nextSaveState(state: SaveState, event: SaveEvent): SaveState {
  switch (event.type) {
    case "edited":
      if (state.name === "saving") return { ...state, changedMeanwhile: true, valid: event.valid };
      if (state.name === "conflict") return state;
      if (event.same) return state.name === "saved" ? state : { name: "saved" };
      return { name: "changed", valid: event.valid };
    case "started":
      return { name: "saving", changedMeanwhile: false, valid: true };
    case "stored":
      if (state.name !== "saving") return state;
      return state.changedMeanwhile
        ? { name: "changed", valid: state.valid }
        : { name: "saved", at: event.at };
    case "refused":
      return { name: "failed", code: event.code, valid: state.name === "saving" ? state.valid : false };
    case "conflicted":
      return { name: "conflict" };
    case "resolved":
      return state.name === "conflict" ? { name: "changed", valid: true } : state;
  }
}

/** What saves by itself after a pause: valid changes of an editor that saves by itself. */
export function savesByItself(state: SaveState, isAutomatic: boolean): boolean {
  return isAutomatic && state.name === "changed" && state.valid;
}

/** Whether leaving the page now would lose something. */
export function hasUnsaved(state: SaveState): boolean {
  return state.name !== "saved";
}
