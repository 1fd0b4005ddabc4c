import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

/** Makes two hundred megabytes, forgets them, and waits until the process has given them back. */
const BURST = `
  import { giveMemoryBack } from ${JSON.stringify(join(import.meta.dirname, "give-back.ts"))};
  let rows = Array.from({ length: 200_000 }, (_, row) => ({ row, text: "x".repeat(900) + row, more: [row, row] }));
  rows = rows.map(({ text, ...rest }) => ({ ...rest, text: text.split("").reverse().join("") }));
  const most = process.memoryUsage().heapTotal;
  rows = undefined;
  giveMemoryBack(100);
  const look = setInterval(() => {
    const now = process.memoryUsage().heapTotal;
    if (now > most / 3) return;
    clearInterval(look);
    console.log(JSON.stringify({ most, now }));
  }, 50);
`;

it("gives back what a burst of work took, once there is nothing to do, and does not keep the process", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", BURST]);
  const { most, now } = JSON.parse(stdout) as { most: number; now: number };
  expect(most).toBeGreaterThan(150_000_000);
  expect(now).toBeLessThan(most / 3);
});
