import { describe, expect, it } from "vitest";
import { createGate } from "./gate.ts";

describe("a gate", () => {
  it("lets two go on beside each other, in order, also after one failed", async () => {
    const through = createGate(2);
    const begun: number[] = [];
    const end = new Map<number, (fails?: Error) => void>();
    const results = [1, 2, 3, 4].map((number) =>
      through(() => {
        begun.push(number);
        return new Promise<number>((resolve, reject) => {
          end.set(number, (fails) => (fails ? reject(fails) : resolve(number)));
        });
      }),
    );
    const settled = Promise.allSettled(results);
    await new Promise(setImmediate);
    expect(begun).toEqual([1, 2]);
    end.get(2)?.(new Error("lost"));
    await new Promise(setImmediate);
    expect(begun).toEqual([1, 2, 3]);
    end.get(1)?.();
    await new Promise(setImmediate);
    expect(begun).toEqual([1, 2, 3, 4]);
    end.get(3)?.();
    end.get(4)?.();
    expect((await settled).map(({ status }) => status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
      "fulfilled",
    ]);
    expect(await through(() => Promise.resolve("later"))).toBe("later");
  });
});
