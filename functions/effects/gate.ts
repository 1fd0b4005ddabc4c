/** Lets so many pieces of work go on beside each other; others wait for their turn, in order. */
export function createGate(atOnce: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (inside >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Whoever is next has the place that is left.
      if (next) next();
      else inside -= 1;
    }
  };
}
