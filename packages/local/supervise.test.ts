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

/** Whether the process becomes another within half a minute. */
async function isReplaced(
  { current }: Supervised<Database>,
  process: Supervised<Database>,
): Promise<boolean> {
  for (let waited = 0; waited < 30_000; waited += 200) {
    if (process.current.pid !== current.pid) return true;
    await pause(200);
  }
  return false;
}

describe("a process that hangs", () => {
  it("is ended and started again, and a line says why", async () => {
    const { database, lines } = await start();
    const before = { current: database.current } as Supervised<Database>;
    database.kill("SIGSTOP");
    expect(await isReplaced(before, database)).toBe(true);
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
