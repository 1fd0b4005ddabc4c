import type { StaffEventView } from "@zapisy/core/event/answer";
import { everOffered, retire } from "@zapisy/core/event/rules";
import type { ChoiceGroup, EventInput, RecordAtStake, Retired } from "@zapisy/core/event/schema";
import type { RegistrationCounts } from "@zapisy/core/registration/answer";
import { loadStaff } from "@zapisy/words/staff";
import { useBeforeLeave } from "@solidjs/router";
import type { Accessor, JSX } from "solid-js";
import {
  createContext,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  onMount,
  Show,
  useContext,
} from "solid-js";
import { createStore, produce, reconcile, unwrap } from "solid-js/store";
import { serverNow } from "../../data/clock.ts";
import type { ApiIssue } from "../../data/client.ts";
import { ApiError } from "../../data/client.ts";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { showToast } from "../../ui/toast.tsx";
import { useErrorText } from "../../data/error-text.ts";
import type { SaveEvent, SaveState } from "./autosave.state.ts";
import { hasUnsaved, nextSaveState, savesByItself } from "./autosave.state.ts";
import { ConflictDialog } from "../../forms/conflict-dialog.tsx";
import { countRegistrations, getEvent, recordedOf, saveEvent } from "./event-api.ts";
import { sameValue } from "../../forms/value.state.ts";
import { checkDraft, toInput, withoutEmpty } from "./event-draft.state.ts";
import { useFieldName } from "./field-name.ts";
import { countToTell } from "./news.state.ts";
import type { Merge } from "../../forms/merge.state.ts";
import { RecordedDialog } from "./recorded-dialog.tsx";
import { mergeChanges, undoChange, withTheirs } from "../../forms/merge.state.ts";
import { useWindowEvent } from "../../ui/window-event.ts";

/** How long nothing may be typed before a draft saves itself. */
const PAUSE_MS = 1200;

/** The editor of one event, shared by the tabs of its workspace. */
export interface EventEditor {
  /** The event as the server last gave it. */
  view: Accessor<StaffEventView>;
  /** What is being written; reactive by field. */
  draft: EventInput;
  /** Whether it may be changed now. */
  isEditable: Accessor<boolean>;
  /** Changes the draft in place: `update((event) => (event.title.pl = text))`. */
  update: (change: (draft: EventInput) => void) => void;
  /** A copy of the draft that later changes do not touch. */
  snapshot: () => EventInput;
  /** Replaces parts of the draft as a whole; entries with ids keep their identity. */
  replace: (parts: Partial<Pick<EventInput, "agenda" | "choiceGroups" | "dayNotes" | "form">>) => void;
  /** Does {@link EventEditor.replace} and offers to take it back, keeping what is changed afterwards. */
  replaceWithUndo: (parts: Parameters<EventEditor["replace"]>[0], text: string) => void;
  /** Words for the field of that path; only after the person has left it or tried to save. */
  error: (path: string) => string | undefined;
  /** Everything that stands in the way of saving. */
  issues: Accessor<ApiIssue[]>;
  state: Accessor<SaveState>;
  /** Drafts save by themselves; what is public waits for the button. */
  isAutomatic: Accessor<boolean>;
  /** Saves now; false when it was not possible, and then the page says why. */
  save: () => Promise<boolean>;
  /** Saves what is unsaved, runs a command on the version of then, and takes over its answer. */
  command: (run: (version: number) => Promise<StaffEventView>) => Promise<boolean>;
  /** How many people there are by status and other marks; `undefined` until the first answer. */
  counts: Accessor<RegistrationCounts | undefined>;
  /** People who count: confirmed, waiting for a decision, on the reserve list. */
  people: Accessor<number>;
  /** Fetches the event and its counts again; what is being written stays. */
  refresh: () => Promise<void>;
  /** Forgets what is unsaved, because the event is gone. */
  abandon: () => void;
  /** Shows what clashes, when somebody else saved. */
  showConflict: () => void;
  /** What the draft asks and offers no more, and people keep. */
  retired: Accessor<Retired>;
  /** The choices of the draft, with what of them is offered no more behind it. */
  everOffered: Accessor<ChoiceGroup[]>;
  /** Whether fields for English texts are shown. */
  isEnglish: Accessor<boolean>;
  setEnglish: (shown: boolean) => void;
}

const EditorContext = createContext<EventEditor>();

/** The editor of the workspace around. @throws Error outside of one */
export function useEventEditor(): EventEditor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("useEventEditor outside of an EventEditorProvider");
  return editor;
}

/** Whether any of the texts has an English version. */
function hasEnglish(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasEnglish);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, each]) => (key === "en" && Boolean(each)) || hasEnglish(each));
}

/** Holds the draft of an event, saves it, and asks before anything unsaved is left behind. */
export function EventEditorProvider(props: { event: StaffEventView; children: JSX.Element }): JSX.Element {
  const t = useMessages(loadStaff);
  const errors = useErrorText();
  const fieldName = useFieldName();

  // oxlint-disable-next-line solid/reactivity -- begins with the event; another one gets another provider
  const begin = props.event;
  const [view, setView] = createSignal(begin);
  let base = toInput(begin);
  const [draft, setDraft] = createStore<EventInput>(structuredClone(base));
  const [state, setState] = createSignal<SaveState>({ name: "saved" });
  const [refused, setRefused] = createSignal<ApiIssue[]>([]);
  const [shown, setShown] = createSignal<ApiIssue[]>([]);
  const [conflict, setConflict] = createSignal<{ merge: Merge<EventInput>; theirs: StaffEventView }>();
  const [isConflictOpen, setConflictOpen] = createSignal(false);
  const [leaving, setLeaving] = createSignal<() => void>();
  const [telling, setTelling] = createSignal<{ people: number; answer: (yes: boolean) => void }>();
  const [amending, setAmending] = createSignal<{
    recorded: RecordAtStake;
    answer: (reason: string | undefined) => void;
  }>();
  const [isEnglish, setEnglish] = createSignal(hasEnglish(base));
  const [counts, setCounts] = createSignal<RegistrationCounts>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Saves go one after the other; what was typed meanwhile goes with the next one.
  let last: Promise<unknown> = Promise.resolve();
  onCleanup(() => clearTimeout(timer));

  const people = () => {
    const known = counts()?.byStatus;
    if (known) return known.confirmed + known.pending + known.reserve;
    const { taken, waiting, pending } = view().seatCounts.event;
    return taken + waiting + pending;
  };
  const loadCounts = async () => {
    try {
      setCounts(await countRegistrations(view().eventId));
    } catch (error) {
      // The seats say nearly the same; a page that needs the counts shows that they are not there.
      if (!(error instanceof ApiError)) throw error;
    }
  };
  onMount(() => void loadCounts());
  const isEditable = () => view().may.edit;
  const isAutomatic = () => view().state === "draft";
  const send = (event: SaveEvent) => setState((now) => nextSaveState(now, event));

  const checked = createMemo(() => checkDraft(draft, view()));
  // Of a draft the server says what people hold; what is public is retired as soon as it is taken out.
  const retired = createMemo(() =>
    retire(isAutomatic() ? { ...draft, retired: view().retired } : view(), draft),
  );
  const issues = createMemo(() => [...checked().issues, ...refused()]);

  const edited = () => {
    clearTimeout(timer);
    setRefused([]);
    const now = checked();
    send({ type: "edited", valid: now.valid, same: now.valid && sameValue(now.input, base) });
    timer = setTimeout(() => {
      setShown(issues());
      if (savesByItself(state(), isAutomatic())) void save();
    }, PAUSE_MS);
  };

  const update = (change: (draft: EventInput) => void) => {
    setDraft(produce(change));
    edited();
  };
  const snapshot = () => structuredClone(unwrap(draft));
  const replace: EventEditor["replace"] = (parts) => {
    if (parts.agenda) setDraft("agenda", reconcile(structuredClone(parts.agenda), { key: "itemId" }));
    if (parts.choiceGroups)
      setDraft("choiceGroups", reconcile(structuredClone(parts.choiceGroups), { key: "groupId" }));
    if (parts.dayNotes) setDraft("dayNotes", reconcile(structuredClone(parts.dayNotes), { key: "day" }));
    if (parts.form) setDraft("form", reconcile(structuredClone(parts.form), { key: "questionId" }));
    edited();
  };
  const replaceWithUndo: EventEditor["replaceWithUndo"] = (parts, text) => {
    const before = snapshot();
    replace(parts);
    const after = snapshot();
    showToast({ text, undo: () => replace(undoChange(before, after, snapshot())) });
  };

  /** Takes over what the server says; what is being written is put on top of it. */
  const accept = (fresh: StaffEventView) => {
    const theirs = toInput(fresh);
    const mine = checked().input;
    // Without changes of one's own the fields show what the server made of them (trimmed texts).
    if (mine && sameValue(mine, base)) setDraft(reconcile(structuredClone(theirs), { key: "itemId" }));
    base = theirs;
    setView(fresh);
  };

  const settleConflict = async (error: ApiError): Promise<boolean> => {
    const theirs = await getEvent(view().eventId);
    const merge = mergeChanges(base, withoutEmpty(snapshot()), toInput(theirs));
    if (merge.conflicts.length === 0) {
      applyMerged(merge.merged, theirs);
      const names = merge.taken.map((path) => fieldName(path, merge.merged));
      if (names.length > 0) showToast({ meaning: "note", text: t().save.mergedWith(names.join(", ")) });
      return true;
    }
    setConflict({ merge, theirs });
    setConflictOpen(true);
    send({ type: "conflicted" });
    throw error;
  };

  const applyMerged = (merged: EventInput, theirs: StaffEventView) => {
    setDraft(reconcile(structuredClone(merged), { key: "itemId" }));
    base = toInput(theirs);
    setView(theirs);
  };

  const put = async (isRetry: boolean, reason?: string): Promise<boolean> => {
    const now = checked();
    setShown(issues());
    if (!now.valid) return false;
    if (sameValue(now.input, base)) {
      send({ type: "edited", valid: true, same: true });
      return true;
    }
    if (!isAutomatic() && !reason && !(await confirmTelling(now.input))) return false;
    send({ type: "started" });
    try {
      const saved = await saveEvent(view().eventId, now.input, view().version, reason);
      base = toInput(saved);
      setView(saved);
      send({ type: "stored", at: serverNow() });
      if (state().name === "changed") edited();
      return true;
    } catch (error) {
      return failed(error, isRetry);
    }
  };

  const failed = async (error: unknown, isRetry: boolean): Promise<boolean> => {
    if (error instanceof ApiError && error.code === "event.version_conflict" && !isRetry) {
      try {
        if (await settleConflict(error)) return await put(true);
      } catch (caught) {
        if (caught === error) return false;
        return failed(caught, true);
      }
    }
    if (!(error instanceof ApiError)) throw error;
    const recorded = recordedOf(error);
    const reason = recorded && (await askReason(recorded));
    if (reason) return put(isRetry, reason);
    setRefused(error.issues);
    setShown([...issues()]);
    send({ type: "refused", code: error.code });
    return false;
  };

  const askReason = async (recorded: RecordAtStake): Promise<string | undefined> => {
    const { promise, resolve } = Promise.withResolvers<string | undefined>();
    setAmending({ recorded, answer: resolve });
    const reason = await promise;
    setAmending(undefined);
    return reason;
  };

  /** Asks before people are written to; nobody to write to is nothing to ask. */
  const confirmTelling = async (input: EventInput): Promise<boolean> => {
    const toTell = () => countToTell(base, input, counts()?.addressees ?? [], serverNow().toISOString());
    // Who signed up since the page was opened is told as well.
    if (!counts() || toTell() > 0) await loadCounts();
    const count = toTell();
    if (count === 0) return true;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    setTelling({ people: count, answer: resolve });
    const isConfirmed = await promise;
    setTelling(undefined);
    return isConfirmed;
  };

  const saveNow = async (): Promise<boolean> => {
    if (state().name !== "conflict") return put(false);
    setConflictOpen(true);
    return false;
  };
  const save = (): Promise<boolean> => {
    clearTimeout(timer);
    const mine = last.then(saveNow);
    last = Promise.allSettled([mine]);
    return mine;
  };

  const command: EventEditor["command"] = async (run) => {
    if (hasUnsaved(state()) && !(await save())) return false;
    accept(await run(view().version));
    return true;
  };

  const refresh = async () => {
    const [fresh] = await Promise.all([getEvent(view().eventId), loadCounts()]);
    accept(fresh);
  };

  const resolve = (paths: ReadonlySet<string>) => {
    const open = conflict();
    if (!open) return;
    applyMerged(withTheirs(open.merge, paths), open.theirs);
    setConflict(undefined);
    setConflictOpen(false);
    send({ type: "resolved" });
    void save();
  };

  // A lost network is worth another try as soon as it is back.
  const retry = () => {
    const now = state();
    if (now.name === "failed" && now.code === "network.offline" && isAutomatic()) void save();
  };
  useWindowEvent("online", () => retry());
  useWindowEvent("beforeunload", (event) => {
    if (hasUnsaved(state())) event.preventDefault();
  });

  useBeforeLeave((event) => {
    const here = `/staff/events/${view().eventId}`;
    const to = typeof event.to === "string" ? event.to : undefined;
    const staysInside =
      to !== undefined && (to === here || to.startsWith(`${here}/`) || to.startsWith(`${here}?`));
    if (staysInside || event.defaultPrevented || !hasUnsaved(state())) return;
    event.preventDefault();
    const leave = () => event.retry(true);
    const now = state();
    if (isAutomatic() && (now.name === "saving" || (now.name === "changed" && now.valid))) {
      void save().then((done) => (done ? leave() : setLeaving(() => leave)));
    } else setLeaving(() => leave);
  });

  const takeLeave = () => {
    const leave = leaving();
    setLeaving(undefined);
    return leave;
  };
  const saveAndLeave = async () => {
    const leave = takeLeave();
    if (await save()) leave?.();
  };

  // What was mended is no longer complained about, what was never shown stays quiet.
  const error = (path: string) => {
    if (!shown().some((issue) => issue.path === path)) return undefined;
    const issue = issues().find((each) => each.path === path);
    return issue && errors.ofIssue(issue);
  };

  createEffect(
    on(state, (now, before) => {
      if (now.name === "failed" && before?.name === "saving") setShown(issues());
    }),
  );

  const editor: EventEditor = {
    view,
    draft,
    isEditable,
    update,
    snapshot,
    replace,
    replaceWithUndo,
    error,
    issues,
    state,
    isAutomatic,
    save,
    command,
    counts,
    people,
    refresh,
    abandon: () => {
      clearTimeout(timer);
      setState({ name: "saved" });
    },
    showConflict: () => setConflictOpen(true),
    retired,
    everOffered: () => everOffered({ choiceGroups: draft.choiceGroups, retired: retired() }),
    isEnglish,
    setEnglish,
  };

  return (
    <EditorContext.Provider value={editor}>
      <div onFocusOut={() => setShown(issues())}>{props.children}</div>
      <Show when={conflict()}>
        {(open) => (
          <ConflictDialog
            open={isConflictOpen()}
            merge={open().merge}
            fieldName={(path) => fieldName(path, open().merge.merged)}
            onClose={() => setConflictOpen(false)}
            onResolve={resolve}
          />
        )}
      </Show>
      <ConfirmDialog
        open={telling() !== undefined}
        title={t().save.tellTitle}
        confirmLabel={t().save.tellConfirm(telling()?.people ?? 0)}
        onConfirm={() => telling()?.answer(true)}
        onClose={() => telling()?.answer(false)}
      >
        <p>{t().save.tell(telling()?.people ?? 0)}</p>
        <p>{t().save.tellLater}</p>
      </ConfirmDialog>
      <Show when={amending()}>
        {(open) => (
          <RecordedDialog
            recorded={open().recorded}
            onSubmit={(reason) => open().answer(reason)}
            onClose={() => open().answer(undefined)}
          />
        )}
      </Show>
      <Dialog
        open={leaving() !== undefined}
        title={t().leave.title}
        onClose={() => setLeaving(undefined)}
        actions={
          <>
            <Show when={checked().valid && state().name !== "conflict"}>
              <Button kind="primary" onClick={saveAndLeave}>
                {t().leave.saveAndLeave}
              </Button>
            </Show>
            <Button kind="danger" onClick={() => takeLeave()?.()}>
              {t().leave.discard}
            </Button>
            <Button onClick={() => setLeaving(undefined)}>{t().leave.stay}</Button>
          </>
        }
      >
        <p>{checked().valid ? t().leave.text : t().leave.invalid}</p>
      </Dialog>
    </EditorContext.Provider>
  );
}
