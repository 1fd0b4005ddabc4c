import type { AttendanceUnit } from "@zapisy/core/attendance/answer";
import { isExpected } from "@zapisy/core/attendance/rules";
import type { MarkId, WalkInInput } from "@zapisy/core/attendance/schema";
import type { DeskBook, DeskChanges, DeskSyncAnswer } from "@zapisy/core/check-in/answer";
import type { CheckInLinkId, DeskSync } from "@zapisy/core/check-in/schema";
import type { Instant } from "@zapisy/core/shared/time";
import type { Accessor } from "solid-js";
import { batch as together, createMemo, createSignal, onCleanup } from "solid-js";
import { ApiError, request } from "../../../data/client.ts";
import { newDeviceId } from "../../attendance/device-id.ts";
import {
  applyChanges,
  decideMark,
  fullName,
  indexBook,
  recordOf,
  type Entry,
  type IndexedBook,
  type PersonKey,
  type Wish,
} from "./desk.state.ts";
import { applyAnswer, nextBatch, removalOf, withReason } from "./outbox.state.ts";
import { openVault, type Copy, type Vault } from "./vault.ts";

/** Why a desk is closed: what the server said of its link, or that its data was erased here. */
export type DeskEnd = "not_found" | "expired" | "revoked" | "erased";

/** Where a desk stands. */
export type DeskPhase =
  | { name: "opening" }
  /** There is no copy yet and the first one could not be fetched. */
  | { name: "waiting"; error: ApiError }
  | { name: "open" }
  /** The copy is erased. What the server never got is shown for as long as the page is open, and kept nowhere. */
  | { name: "ended"; end: DeskEnd; unsent: readonly Entry[]; book?: DeskBook };

/** How often a desk that is looked at asks what others recorded. */
const SYNC_EVERY_MS = 30_000;
/** How long a desk waits for the next mark before it sends. */
const SEND_AFTER_MS = 600;

const ENDS: Record<string, DeskEnd> = {
  "check_in.not_found": "not_found",
  "check_in.expired": "expired",
  "check_in.revoked": "revoked",
};

/** A desk at work; everything that is read is reactive. */
export type Desk = ReturnType<typeof createDesk>;

/**
 * Opens the desk of a link: its copy on this device first, then the server. Marks go into the vault before
 * anything else and stay there until the server has answered for each. Belongs to the component that calls it.
 * @param token the secret in the link's address
 */
export function createDesk(token: string) {
  const params = { token };
  const linkId: CheckInLinkId = `chk_${token.slice(0, 26)}`;
  const [phase, setPhase] = createSignal<DeskPhase>({ name: "opening" });
  const [copy, setCopy] = createSignal<Copy>();
  const [entries, setEntries] = createSignal<readonly Entry[]>([]);
  const [isSyncing, setSyncing] = createSignal(false);
  const [failure, setFailure] = createSignal<ApiError>();
  const [isLasting, setLasting] = createSignal(true);
  const index: Accessor<IndexedBook | undefined> = createMemo(() => {
    const book = copy()?.book;
    return book && indexBook(book);
  });
  let vault: Vault | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDisposed = false;
  /** Writes of this window, one after the other, so that none overtakes the one that it builds on. */
  let line: Promise<unknown> = Promise.resolve();

  /** Entries that this window has removed: one that is being read from the vault just then stays away. */
  const gone = new Set<string>();

  const isAllSent = () => {
    const { marks, walkIns } = nextBatch(entries());
    return marks.length + walkIns.length === 0;
  };

  const now = () => new Date(Date.now() + (copy()?.clockOffset ?? 0)).toISOString();

  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const result = line.then(work);
    line = result.catch(() => undefined);
    return result;
  };

  const show = (changed: readonly Entry[], removed: readonly string[]) => {
    for (const id of removed) gone.add(id);
    const replaced = new Set([...removed, ...changed.map(({ id }) => id)]);
    setEntries((list) => [...list.filter(({ id }) => !replaced.has(id)), ...changed]);
  };

  /** Shows at once and keeps; the promise settles when the device has it. */
  const change = (changed: readonly Entry[], removed: readonly string[] = []): Promise<void> => {
    show(changed, removed);
    return inLine(async () => vault?.saveEntries(changed, removed));
  };

  /** Takes the server's side in, together with what it changes in the entries. */
  const keep = async (
    news: { book?: DeskBook; changes?: DeskChanges; asOf: Instant },
    changed: readonly Entry[] = [],
    done: readonly string[] = [],
  ): Promise<void> => {
    const { changes, asOf } = news;
    const before = news.book ?? copy()?.book;
    if (!before) return;
    const book = changes ? applyChanges(before, changes) : before;
    const since = changes?.since ?? news.book?.since ?? copy()?.since;
    const clockOffset = Date.parse(asOf) - Date.now();
    // In one step, or a walk-in would for a moment stand on the list twice.
    together(() => {
      show(changed, done);
      const sentAt = isAllSent() ? asOf : copy()?.sentAt;
      setCopy({ book, since, clockOffset, sentAt });
    });
    const kept = copy();
    await inLine(async () => {
      // The book first: what the server has taken must never be missing from both.
      if (kept) await vault?.saveCopy(kept);
      await vault?.saveEntries(changed, done);
    });
  };

  const end = async (reason: DeskEnd) => {
    clearTimeout(timer);
    const book = copy()?.book;
    together(() => {
      setPhase({
        name: "ended",
        end: reason,
        unsent: entries(),
        // For titles and hours of what was not sent; the people are gone.
        book: book && { ...book, people: [], marks: [] },
      });
      setCopy(undefined);
      setEntries([]);
    });
    await inLine(async () => vault?.erase());
  };

  /** Whether the time of the link is over as far as the device knows: the event may have been put off meanwhile. */
  const isPastEnd = () => {
    const expiresAt = copy()?.book.link.expiresAt;
    return expiresAt !== undefined && now() >= expiresAt;
  };

  const plan = (delay: number) => {
    clearTimeout(timer);
    if (!isDisposed && phase().name !== "ended") timer = setTimeout(() => void sync(), delay);
  };

  /** Sends one batch and takes the answer in. @returns whether there is more to send */
  const exchange = async (limit?: number): Promise<boolean> => {
    const version = copy()?.book.version;
    const batch = nextBatch(entries(), { version: version || undefined, since: copy()?.since }, limit);
    let answer: DeskSyncAnswer;
    try {
      answer = await request("POST", "/api/check-in/{token}/sync", { params, body: batch });
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 422) throw error;
      return refuseOrSplit(batch, error);
    }
    const { done, changed } = applyAnswer(entries(), answer);
    await keep(answer, changed, done);
    // An answer that settles nothing of what was sent is not asked for again at once.
    const isProgress = done.length + changed.length > 0 || batch.marks.length + batch.walkIns.length === 0;
    return isProgress && !isAllSent();
  };

  /** One entry that the server cannot read must not hold up the others: it is found and shown as refused. */
  const refuseOrSplit = async (batch: DeskSync, error: ApiError): Promise<boolean> => {
    const ids = [
      ...batch.walkIns.map(({ walkInId }) => walkInId),
      ...batch.marks.map(({ markId }) => markId),
    ];
    if (ids.length === 0) throw error;
    if (ids.length > 1) {
      while (await exchange(1));
      return false;
    }
    await change(
      entries().flatMap((entry) => (entry.id === ids[0] ? [{ ...entry, refused: error.code }] : [])),
    );
    return true;
  };

  const sync = async (): Promise<void> => {
    clearTimeout(timer);
    if (isSyncing() || isDisposed || !vault) return;
    setSyncing(true);
    try {
      // Another window of this browser may have added some.
      const kept = await inLine(async () => vault?.loadEntries());
      const known = new Set(entries().map(({ id }) => id));
      const others = kept?.filter(({ id }) => !known.has(id) && !gone.has(id)) ?? [];
      if (others.length > 0) setEntries((list) => [...list, ...others]);
      if (!copy()) {
        const book = await request("GET", "/api/check-in/{token}", { params });
        await keep({ book, asOf: book.asOf });
      }
      while (await exchange());
      setPhase({ name: "open" });
      setFailure(undefined);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // Whoever cannot ask goes by what was said last: names stay on no device longer than that.
      const reason = ENDS[error.code] ?? (isPastEnd() ? "expired" : undefined);
      if (reason) return await end(reason);
      setFailure(error);
      if (!copy()) setPhase({ name: "waiting", error });
    } finally {
      setSyncing(false);
      if (document.visibilityState === "visible") plan(SYNC_EVERY_MS);
    }
  };

  const start = async () => {
    const opened = await openVault(linkId);
    if (isDisposed) return;
    vault = opened;
    setLasting(opened.isLasting);
    const [kept, waiting] = await Promise.all([opened.loadCopy(), opened.loadEntries()]);
    setEntries(waiting);
    if (kept) {
      setCopy(kept);
      if (!isPastEnd()) setPhase({ name: "open" });
    }
    await sync();
  };

  const onVisible = () => {
    if (document.visibilityState === "visible") void sync();
  };
  const onOnline = () => void sync();
  // oxlint-disable-next-line solid/reactivity -- what happens when the network is back is no rendering
  addEventListener("online", onOnline);
  document.addEventListener("visibilitychange", onVisible);
  onCleanup(() => {
    isDisposed = true;
    clearTimeout(timer);
    removeEventListener("online", onOnline);
    document.removeEventListener("visibilitychange", onVisible);
  });
  // oxlint-disable-next-line solid/reactivity -- runs once; what it sets is read by the page
  void start();

  return {
    phase,
    index,
    entries,
    isSyncing,
    /** Why the last attempt to reach the server failed; undefined when it did not. */
    failure,
    /** Whether what is recorded survives closing the page. */
    isLasting,
    /** When the server last had everything. */
    sentAt: () => copy()?.sentAt,
    /** The present moment by the server's clock. */
    now,
    sync,

    /**
     * Records what was seen of a person at a unit.
     * @returns whether there was anything to record: the same again is not
     */
    record(person: { key: PersonKey; name: string }, unitId: string, wish: Wish): boolean {
      const book = index();
      if (!book) return false;
      const mark = decideMark(recordOf(book, entries(), person.key, unitId), unitId, wish, now());
      if (!mark) return false;
      const id: MarkId = newDeviceId("mrk");
      void change([{ kind: "mark", id, person: person.key, name: person.name, mark }]);
      plan(SEND_AFTER_MS);
      return true;
    },

    /**
     * Enters somebody who came unannounced, and marks them present at the unit where they are expected there.
     * @returns whether they are
     */
    addWalkIn(input: WalkInInput, unit: AttendanceUnit): boolean {
      const key = input.walkInId as `wlk_${string}`;
      const name = fullName(input);
      const isHere = isExpected(unit, Object.values(input.choices));
      const { at } = input;
      const present: Entry = {
        kind: "mark",
        id: newDeviceId("mrk"),
        person: key,
        name,
        mark: { unitId: unit.unitId, state: "present", source: "list", at, replaces: [] },
      };
      void change([{ kind: "walk_in", id: key, name, walkIn: input }, ...(isHere ? [present] : [])]);
      plan(SEND_AFTER_MS);
      return isHere;
    },

    /** Tries a refused entry again, with a reason where one was missing. */
    retry(entry: Entry, reason?: string): void {
      void change([withReason(entry, reason)]);
      plan(0);
    },

    /** Gives a refused entry up, with the marks of a walk-in that nobody will know. */
    discard(entry: Entry): void {
      void change([], removalOf(entries(), entry.id));
    },

    /** Erases everything of this link from this device. */
    erase: () => end("erased"),
  };
}
