import { expect, it } from "vitest";
import { nextAttempt } from "./attempt.state.ts";

it("keeps its key while the contents stay the same, and takes a new one when they change", () => {
  let count = 0;
  const newKey = () => `k${(count += 1)}`;
  const first = nextAttempt(undefined, { email: "a@ops.example" }, newKey);
  const again = nextAttempt(first, { email: "a@ops.example" }, newKey);
  const changed = nextAttempt(again, { email: "b@ops.example" }, newKey);
  expect([first.key, again.key, changed.key]).toEqual(["k1", "k1", "k2"]);
});
