import type { DeskBook } from "@zapisy/core/check-in/answer";
import type { Instant } from "@zapisy/core/shared/time";
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Entry } from "./desk.state.ts";

/** What a desk keeps of the server's side. */
export interface Copy {
  book: DeskBook;
  /** By this the server is asked what changed; absent in a copy of an older version of the app. */
  since?: string;
  /** How far the server's clock is ahead of the device's, in milliseconds. */
  clockOffset: number;
  /** When the server last answered that it has everything. */
  sentAt?: Instant;
}

/** Where a desk keeps its copy and its entries. Every function settles when the data is on the device. */
export interface Vault {
  /** Whether it is there after the page was closed; false where the browser forbids to keep anything. */
  isLasting: boolean;
  loadCopy(): Promise<Copy | undefined>;
  saveCopy(copy: Copy): Promise<void>;
  /** Entries of this link from every window of this browser, the oldest first. */
  loadEntries(): Promise<Entry[]>;
  /** Adds or replaces entries and removes others, all or nothing. */
  saveEntries(changed: readonly Entry[], removed?: readonly string[]): Promise<void>;
  /** Erases everything of this link, its key first: without it nothing that is left can be read. */
  erase(): Promise<void>;
}

interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

interface Schema extends DBSchema {
  keys: { key: string; value: CryptoKey };
  copies: { key: string; value: Sealed };
  entries: { key: [linkId: string, entryId: string]; value: Sealed };
}

const NAME = "zapisy-check-in";

async function openDatabase(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(NAME, 1, {
    upgrade(database) {
      for (const store of ["keys", "copies", "entries"] as const) database.createObjectStore(store);
    },
  });
}

/** The key of a link on this device. It is made here, can be used here, and cannot be read out by any script. */
async function keyOf(database: IDBPDatabase<Schema>, linkId: string): Promise<CryptoKey> {
  const kept = await database.get("keys", linkId);
  if (kept) return kept;
  const fresh = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  // Another window may have been faster while this one was making its own.
  const transaction = database.transaction("keys", "readwrite");
  const other = await transaction.store.get(linkId);
  if (!other) await transaction.store.put(fresh, linkId);
  await transaction.done;
  return other ?? fresh;
}

/** All entries of one link: keys that begin with it. */
function entriesOf(linkId: string): IDBKeyRange {
  return IDBKeyRange.bound([linkId], [linkId, []]);
}

/**
 * Opens the place of a link on this device: IndexedDB, encrypted by AES-GCM (docs/decisions/0017 says what
 * that protects from). Where the browser forbids to keep anything, memory.
 */
export async function openVault(linkId: string): Promise<Vault> {
  try {
    const database = await openDatabase();
    return lastingVault(database, await keyOf(database, linkId), linkId);
  } catch {
    // Private windows and strict settings forbid storage; the desk then says that it cannot work offline.
    return memoryVault();
  }
}

function lastingVault(database: IDBPDatabase<Schema>, key: CryptoKey, linkId: string): Vault {
  // A piece of data cannot be passed off as another one: its place is part of what is sealed.
  const algorithm = (iv: Uint8Array<ArrayBuffer>, place: string) => ({
    name: "AES-GCM",
    iv,
    additionalData: new TextEncoder().encode(`${linkId} ${place}`),
  });
  const seal = async (place: string, value: unknown): Promise<Sealed> => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(value));
    return { iv, data: await crypto.subtle.encrypt(algorithm(iv, place), key, plain) };
  };
  const unseal = async (place: string, { iv, data }: Sealed): Promise<unknown> =>
    JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(algorithm(iv, place), key, data)));

  return {
    isLasting: true,
    async loadCopy() {
      const sealed = await database.get("copies", linkId);
      return sealed && ((await unseal("copy", sealed)) as Copy);
    },
    async saveCopy(copy) {
      await database.put("copies", await seal("copy", copy), linkId);
    },
    async loadEntries() {
      const transaction = database.transaction("entries");
      const [ids, sealed] = await Promise.all([
        transaction.store.getAllKeys(entriesOf(linkId)),
        transaction.store.getAll(entriesOf(linkId)),
      ]);
      const entries = await Promise.all(
        sealed.map(async (one, index) => (await unseal(ids[index]?.[1] ?? "", one)) as Entry),
      );
      return entries.sort(byTime);
    },
    async saveEntries(changed, removed = []) {
      // Sealed first: a transaction of the database does not wait for anything else.
      const sealed = await Promise.all(
        changed.map(async (entry) => [entry.id, await seal(entry.id, entry)] as const),
      );
      const transaction = database.transaction("entries", "readwrite");
      await Promise.all([
        ...removed.map((id) => transaction.store.delete([linkId, id])),
        ...sealed.map(([id, value]) => transaction.store.put(value, [linkId, id])),
        transaction.done,
      ]);
    },
    async erase() {
      await database.delete("keys", linkId);
      await database.delete("copies", linkId);
      await database.delete("entries", entriesOf(linkId));
    },
  };
}

function memoryVault(): Vault {
  let copy: Copy | undefined;
  const entries = new Map<string, Entry>();
  return {
    isLasting: false,
    loadCopy: () => Promise.resolve(copy),
    saveCopy(kept) {
      copy = kept;
      return Promise.resolve();
    },
    loadEntries: () => Promise.resolve([...entries.values()].sort(byTime)),
    saveEntries(changed, removed = []) {
      for (const id of removed) entries.delete(id);
      for (const entry of changed) entries.set(entry.id, entry);
      return Promise.resolve();
    },
    erase() {
      copy = undefined;
      entries.clear();
      return Promise.resolve();
    },
  };
}

/** Ids are ULIDs: their time comes after the three letters and the line. */
function byTime(a: Entry, b: Entry): number {
  const [left, right] = [a.id.slice(4), b.id.slice(4)];
  return left < right ? -1 : left > right ? 1 : 0;
}
