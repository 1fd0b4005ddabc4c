import { afterEach, describe, expect, it } from "vitest";
import { callDatabase, freePort, startDatabase, type Database } from "./database.ts";
import { pause } from "./running.ts";
import { supervise, type Supervised } from "./supervise.ts";

const running: Supervised<Database>[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((process) => process.stop()));
});

async function start(isPaused?: () => boolean) {
  const lines: string[] = [];
  const port = await freePort();
  const database = await supervise(
    "database",
    () => startDatabase({ inMemory: true, port }),
    { onLine: (text) => lines.push(text), onGivingUp: (problem) => lines.push(problem.message) },
    { ping: ({ endpoint }) => callDatabase(endpoint, "ListTables", {}), patienceMs: 1_000, isPaused },
  );
  running.push(database);
  return { database, lines };
}

describe("a process that hangs", () => {
  it("is ended and started again, and a line says why", async () => {
    const { database, lines } = await start();
    const { pid } = database.current;
    database.kill("SIGSTOP");
    await expect.poll(() => database.current.pid, { timeout: 60_000 }).not.toBe(pid);
    expect(await callDatabase(database.current.endpoint, "ListTables", {})).toEqual({ TableNames: [] });
    expect(lines).toEqual([
      "The database has not answered for 1 s.",
      "The database ended (SIGKILL); starting it again.",
    ]);
  });

  it("is left alone while it stands still on purpose", async () => {
    let isCopied = true;
    const { database, lines } = await start(() => isCopied);
    const { pid } = database.current;
    database.kill("SIGSTOP");
    await pause(8_000);
    database.kill("SIGCONT");
    isCopied = false;
    await pause(4_000);
    expect(database.current.pid).toBe(pid);
    expect(lines).toEqual([]);
  });
});
