import { isActive } from "@zapisy/core/registration/rules";
import { REGISTRATION_STATUSES } from "@zapisy/core/registration/schema";
import type { StaffEventView } from "@zapisy/core/event/answer";
import { everOffered, retire } from "@zapisy/core/event/rules";
import type { ChoiceGroup, EventInput, RecordAtStake, Retired } from "@zapisy/core/event/schema";
import type { RegistrationCounts } from "@zapisy/core/registration/answer";
import { loadStaff } from "@zapisy/words/staff";
import type { Accessor } from "solid-js";
import { createEffect, createMemo, createSignal, on, onCleanup, onMount } from "solid-js";
import { serverNow } from "../../data/clock.ts";
import { ApiError, type ApiIssue } from "../../data/client.ts";
import { useErrorText } from "../../data/error-text.ts";
import { useMessages } from "../../data/locale.ts";
import { createDraft } from "../../forms/draft.ts";
import { undoChange, withTheirs, type Merge } from "../../forms/merge.state.ts";
import { sameValue } from "../../forms/value.state.ts";
import { showToast } from "../../ui/toast.tsx";
import { useWindowEvent } from "../../ui/window-event.ts";
import {
  hasUnsaved,
  nextSaveState,
  savesByItself,
  type SaveEvent,
  type SaveState,
} from "./autosave.state.ts";
import { countRegistrations, getEvent, recordedOf, saveEvent } from "./event-api.ts";
import { checkDraft, toInput, withoutEmpty } from "./event-draft.state.ts";
import { useFieldName } from "./field-name.ts";
import { countToTell } from "./news.state.ts";

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
  replace: (
    parts: Partial<Pick<EventInput, "agenda" | "choiceGroups" | "dayNotes" | "form" | "recruitment">>,
  ) => void;
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

/** The editor with what it asks whoever writes; its provider draws that. */
export interface AskingEventEditor extends EventEditor {
  /** Whether what is written could be saved. */
  isValid: Accessor<boolean>;
  /** Complains of all that stands in the way of saving. */
  showIssues: () => void;
  /** What clashes with what somebody else saved. */
  clash: {
    found: Accessor<{ merge: Merge<EventInput>; theirs: StaffEventView } | undefined>;
    isOpen: Accessor<boolean>;
    close: () => void;
    /** Gets the paths at which the other person's version is to stay. */
    resolve: (theirs: ReadonlySet<string>) => void;
  };
  /** Whether so many people may be written to. */
  telling: Accessor<{ people: number; answer: (yes: boolean) => void } | undefined>;
  /** Why what is recorded is changed. */
  amending: Accessor<{ recorded: RecordAtStake; answer: (reason: string | undefined) => void } | undefined>;
}

/** Whether any of the texts has an English version. */
function hasEnglish(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasEnglish);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, each]) => (key === "en" && Boolean(each)) || hasEnglish(each));
}

/** Holds the draft of an event and saves it; another event gets another editor. */
export function createEventEditor(begin: StaffEventView): AskingEventEditor {
  const t = useMessages(loadStaff);
  const errors = useErrorText();
  const fieldName = useFieldName();

  const [view, setView] = createSignal(begin);
  const draft = createDraft<EventInput>(toInput(begin), "itemId");
  const [state, setState] = createSignal<SaveState>({ name: "saved" });
  const [refused, setRefused] = createSignal<ApiIssue[]>([]);
  const [shown, setShown] = createSignal<ApiIssue[]>([]);
  const [conflict, setConflict] = createSignal<{ merge: Merge<EventInput>; theirs: StaffEventView }>();
  const [isConflictOpen, setConflictOpen] = createSignal(false);
  const [telling, setTelling] = createSignal<{ people: number; answer: (yes: boolean) => void }>();
  const [amending, setAmending] = createSignal<{
    recorded: RecordAtStake;
    answer: (reason: string | undefined) => void;
  }>();
  const [isEnglish, setEnglish] = createSignal(hasEnglish(draft.stored()));
  const [counts, setCounts] = createSignal<RegistrationCounts>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Saves go one after the other; what was typed meanwhile goes with the next one.
  let last: Promise<unknown> = Promise.resolve();
  onCleanup(() => clearTimeout(timer));

  const people = () => {
    const known = counts()?.byStatus;
    if (known) return REGISTRATION_STATUSES.filter(isActive).reduce((sum, status) => sum + known[status], 0);
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

  const checked = createMemo(() => checkDraft(draft.value, view()));
  // Of a draft the server says what people hold; what is public is retired as soon as it is taken out.
  const retired = createMemo(() =>
    retire(isAutomatic() ? { ...draft.value, retired: view().retired } : view(), draft.value),
  );
  const issues = createMemo(() => [...checked().issues, ...refused()]);

  const edited = () => {
    clearTimeout(timer);
    setRefused([]);
    const now = checked();
    send({ type: "edited", valid: now.valid, same: now.valid && sameValue(now.input, draft.stored()) });
    timer = setTimeout(() => {
      setShown(issues());
      if (savesByItself(state(), isAutomatic())) void save();
    }, PAUSE_MS);
  };

  const update = (change: (draft: EventInput) => void) => {
    draft.update(change);
    edited();
  };
  const replace: EventEditor["replace"] = (parts) => {
    if (parts.agenda) draft.replace("agenda", parts.agenda, "itemId");
    if (parts.choiceGroups) draft.replace("choiceGroups", parts.choiceGroups, "groupId");
    if (parts.dayNotes) draft.replace("dayNotes", parts.dayNotes, "day");
    if (parts.form) draft.replace("form", parts.form, "questionId");
    if (parts.recruitment) draft.replace("recruitment", parts.recruitment, "");
    edited();
  };
  const replaceWithUndo: EventEditor["replaceWithUndo"] = (parts, text) => {
    const before = draft.snapshot();
    replace(parts);
    const after = draft.snapshot();
    showToast({ text, undo: () => replace(undoChange(before, after, draft.snapshot())) });
  };

  /** Takes over what the server says; what is being written is put on top of it. */
  const accept = (fresh: StaffEventView) => {
    const theirs = toInput(fresh);
    const mine = checked().input;
    // Without changes of one's own the fields show what the server made of them (trimmed texts).
    if (mine && sameValue(mine, draft.stored())) draft.show(theirs);
    draft.keepAsStored(theirs);
    setView(fresh);
  };

  const settleConflict = async (error: ApiError): Promise<boolean> => {
    const theirs = await getEvent(view().eventId);
    const merge = draft.mergeWith(toInput(theirs), withoutEmpty(draft.snapshot()));
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
    draft.show(merged);
    draft.keepAsStored(toInput(theirs));
    setView(theirs);
  };

  const put = async (isRetry: boolean, reason?: string): Promise<boolean> => {
    const now = checked();
    setShown(issues());
    if (!now.valid) return false;
    if (sameValue(now.input, draft.stored())) {
      send({ type: "edited", valid: true, same: true });
      return true;
    }
    if (!isAutomatic() && !reason && !(await confirmTelling(now.input))) return false;
    send({ type: "started" });
    try {
      const saved = await saveEvent(view().eventId, now.input, view().version, reason);
      draft.keepAsStored(toInput(saved));
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
    const toTell = () =>
      countToTell(draft.stored(), input, counts()?.addressees ?? [], serverNow().toISOString());
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

  return {
    view,
    draft: draft.value,
    isEditable,
    update,
    snapshot: draft.snapshot,
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
    everOffered: () => everOffered({ choiceGroups: draft.value.choiceGroups, retired: retired() }),
    isEnglish,
    setEnglish,
    isValid: () => checked().valid,
    showIssues: () => setShown(issues()),
    clash: { found: conflict, isOpen: isConflictOpen, close: () => setConflictOpen(false), resolve },
    telling,
    amending,
  };
}
