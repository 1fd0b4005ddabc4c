import type { Lane } from "@zapisy/functions/mails/lane";

/** Something that waits in a queue: a `MessageRef`, and whether somebody has it just now. */
export interface Item {
  ref: string;
}

/** A queue as SQS is one: what was handed out and not done with is handed out again after a time. */
export interface Sqs {
  add(refs: readonly string[]): void;
  /** Up to so many; waits for the first. */
  receive(most: number): Promise<Item[]>;
  /** Takes out for good what was handed out. */
  remove(item: Item): void;
  /** How many could be handed out now. */
  readonly ready: number;
  /** How many are there, also those that were handed out. */
  readonly size: number;
}

/** Makes the queue of a lane. It outlasts mailers, which are other processes. */
export function createSqs(hiddenMs: number): Sqs {
  const ready: Item[] = [];
  const hidden = new Map<Item, NodeJS.Timeout>();
  const waiting: (() => void)[] = [];
  const put = (item: Item) => {
    hidden.delete(item);
    ready.push(item);
    waiting.shift()?.();
  };
  return {
    add(refs) {
      for (const ref of refs) put({ ref });
    },
    async receive(most) {
      while (ready.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
      const items = ready.splice(0, most);
      for (const item of items)
        hidden.set(
          item,
          setTimeout(() => put(item), hiddenMs),
        );
      return items;
    },
    remove(item) {
      clearTimeout(hidden.get(item));
      hidden.delete(item);
    },
    get ready() {
      return ready.length;
    },
    get size() {
      return ready.length + hidden.size;
    },
  };
}

/** A queue for each lane. */
export type Queues = Record<Lane, Sqs>;
