import { createSignal } from "solid-js";
import { ApiError } from "../data/client.ts";
import { createDraft } from "./draft.ts";
import type { Checked } from "./issues.state.ts";
import { withTheirs, type Merge } from "./merge.state.ts";
import { createRefusals } from "./refusals.ts";

interface EditFormOptions<T, Input> {
  /** What the form begins with. */
  begin: T;
  check: (draft: T) => Checked<Input>;
  /** Saves. Gives back what is stored then. */
  save: (input: Input) => Promise<T>;
  /** Code of the refusal that somebody else saved meanwhile, and what is stored now: the next save is made on top of it. */
  conflict?: { code: string; load: () => Promise<T> };
}

/**
 * What all forms do that edit something stored and save it by a button: they check, save, show what was refused beside the
 * field, put together what two people changed, and ask before anything unsaved is left behind (edit-form-frame.tsx).
 */
export function createEditForm<T extends object, Input>({
  begin,
  check,
  save: send,
  conflict: { code, load } = { code: "", load: () => Promise.resolve(begin) },
}: EditFormOptions<T, Input>) {
  const draft = createDraft(begin);
  const { issues, attempt, failure, error, refuse, fail: refuseAll, clear } = createRefusals();
  const [busy, setBusy] = createSignal(false);
  const [conflict, setConflict] = createSignal<Merge<T>>();

  const save = async (): Promise<void> => {
    if (busy()) return;
    clear();
    const checked = check(draft.snapshot());
    if (!checked.valid) return refuse(checked.issues);
    setBusy(true);
    // What goes out counts as saved already while the page of something new changes.
    const before = draft.stored();
    draft.keepAsStored(draft.snapshot());
    let isMerged = false;
    try {
      const saved = await send(checked.input);
      // What was typed since it was sent stays, and is unsaved.
      const { merged } = draft.mergeWith(saved);
      draft.keepAsStored(saved);
      draft.show(merged);
    } catch (caught) {
      draft.keepAsStored(before);
      isMerged = await fail(caught);
    } finally {
      setBusy(false);
    }
    if (isMerged) await save();
  };
  /** Shows what went wrong; true when somebody else's changes were put in and it is worth another try. */
  const fail = async (caught: unknown): Promise<boolean> => {
    if (caught instanceof ApiError && caught.code === code) {
      let theirs: T;
      try {
        theirs = await load();
      } catch (lost) {
        refuseAll(lost);
        return false;
      }
      const found = draft.mergeWith(theirs);
      draft.keepAsStored(theirs);
      if (found.conflicts.length > 0) setConflict(found);
      else draft.show(found.merged);
      return found.conflicts.length === 0;
    }
    refuseAll(caught);
    return false;
  };

  return {
    draft: draft.value,
    update: draft.update,
    isDirty: draft.isDirty,
    save,
    issues,
    attempt,
    failure,
    busy,
    error,
    /** What clashes with what somebody else saved. */
    conflict,
    /** Decides it: at these paths the other person's version stays; without any, nothing is decided yet. */
    settle: (theirs: ReadonlySet<string> | undefined) => {
      const found = conflict();
      setConflict(undefined);
      if (!found || !theirs) return;
      draft.show(withTheirs(found, theirs));
      void save();
    },
  };
}
