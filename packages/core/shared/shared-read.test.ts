import { describe, expect, it } from "vitest";
import { keepReads, shareReads } from "./shared-read.ts";

/** A read whose answers come when the test says so. */
function slowRead() {
  const asked: { key: string; answer: PromiseWithResolvers<string> }[] = [];
  const read = shareReads(
    (key: string) => {
      const answer = Promise.withResolvers<string>();
      asked.push({ key, answer });
      return answer.promise;
    },
    (key) => key,
  );
  return { asked, read };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("a shared read", () => {
  it("begins at once for the first, and once more for all who ask while it is under way", async () => {
    const { asked, read } = slowRead();
    const first = read("a");
    const later = [read("a"), read("a"), read("a")];
    expect(asked.length).toBe(1);
    asked[0]?.answer.resolve("before");
    expect(await first).toBe("before");
    await settled();
    expect(asked.length).toBe(2);
    asked[1]?.answer.resolve("after");
    expect(await Promise.all(later)).toEqual(["after", "after", "after"]);
  });

  it("gives nobody what was being read before they asked, however long the line", async () => {
    const { asked, read } = slowRead();
    const answers = [read("a"), read("a")];
    asked[0]?.answer.resolve("1");
    await answers[0];
    await settled();
    answers.push(read("a"));
    asked[1]?.answer.resolve("2");
    await answers[1];
    await settled();
    asked[2]?.answer.resolve("3");
    expect(await Promise.all(answers)).toEqual(["1", "2", "3"]);
  });

  it("reads anew once nobody reads any more, and each thing for itself", async () => {
    const { asked, read } = slowRead();
    const [a, b] = [read("a"), read("b")];
    expect(asked.map(({ key }) => key)).toEqual(["a", "b"]);
    for (const { answer } of asked) answer.resolve("old");
    await Promise.all([a, b]);
    await settled();
    const again = read("a");
    asked[2]?.answer.resolve("new");
    expect(await again).toBe("new");
  });

  it("lets a failure be that of those who shared it, and no others", async () => {
    const { asked, read } = slowRead();
    const failing = read("a");
    const next = read("a");
    asked[0]?.answer.reject(new Error("the database is gone"));
    await expect(failing).rejects.toThrow("the database is gone");
    await settled();
    asked[1]?.answer.resolve("back");
    expect(await next).toBe("back");
  });
});

describe("a kept read", () => {
  function counted(ttlMs: number) {
    const clock = { now: "2026-03-02T09:00:00.000Z" };
    let reads = 0;
    const read = keepReads(
      (key: string) => Promise.resolve(`${key}${(reads += 1)}`),
      (key) => key,
      { ttlMs, clock: () => clock.now },
    );
    return { clock, read };
  }
  const before = "2026-03-02T08:59:59.999Z";

  it("answers again for a while with what was read once", async () => {
    const { read } = counted(60_000);
    expect([await read("a", before), await read("a", before), await read("a"), await read("b")]).toEqual([
      "a1",
      "a1",
      "a1",
      "b2",
    ]);
  });

  it("is read anew when what is asked for came to be after it, or in the same moment", async () => {
    const { clock, read } = counted(60_000);
    await read("a", before);
    expect(await read("a", clock.now)).toBe("a2");
    clock.now = "2026-03-02T09:00:00.500Z";
    expect(await read("a", "2026-03-02T09:00:00.200Z")).toBe("a3");
    expect(await read("a", "2026-03-02T09:00:00.200Z")).toBe("a3");
  });

  it("is read anew each time where nothing may be kept", async () => {
    const { read } = counted(0);
    expect([await read("a", before), await read("a", before)]).toEqual(["a1", "a2"]);
  });
});
