import { describe, expect, it } from "vitest";
import { ApiError } from "./client.ts";
import { createPart } from "./part.ts";

const offline = new ApiError(0, "network.offline");

/** A part whose answers come when the test says so. */
function held() {
  const waiting: { resolve: (value: string) => void; reject: (error: unknown) => void }[] = [];
  const part = createPart(
    () => "evt_1",
    () => new Promise<string>((resolve, reject) => waiting.push({ resolve, reject })),
  );
  return { part, waiting };
}

describe("a part of a page", () => {
  it("keeps what was fetched last, and says why it could not be fetched anew", async () => {
    const { part, waiting } = held();
    const first = part.refetch();
    expect([part.value(), part.isLoading()]).toEqual([undefined, true]);
    waiting[0]?.resolve("one");
    await first;
    const second = part.refetch();
    waiting[1]?.reject(offline);
    await expect(second).resolves.toBeUndefined();
    expect([part.value(), part.error(), part.isLoading()]).toEqual(["one", offline, false]);
    const third = part.refetch();
    waiting[2]?.resolve("two");
    await third;
    expect([part.value(), part.error()]).toEqual(["two", undefined]);
  });

  it("takes no answer to what was asked before something newer is known", async () => {
    const { part, waiting } = held();
    const [older, newer] = [part.refetch(), part.refetch()];
    waiting[1]?.resolve("newer");
    waiting[0]?.resolve("older");
    await Promise.all([older, newer]);
    expect(part.value()).toBe("newer");
    const asked = part.refetch();
    part.mutate("saved");
    waiting[2]?.reject(offline);
    await asked;
    expect([part.value(), part.error(), part.isLoading()]).toEqual(["saved", undefined, false]);
  });
});
