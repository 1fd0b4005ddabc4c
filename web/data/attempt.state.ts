/** A request that was sent once: its contents and the key under which the server knows it. */
export interface Attempt {
  content: string;
  key: string;
}

/**
 * The idempotency key for sending some contents: the same contents keep their key, so that a repetition
 * after a lost answer gives the first answer; changed contents are another request with a key of their own.
 */
export function nextAttempt(previous: Attempt | undefined, input: unknown, newKey: () => string): Attempt {
  const content = JSON.stringify(input);
  return previous?.content === content ? previous : { content, key: newKey() };
}
