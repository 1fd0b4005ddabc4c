import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { measure as measureEvidence } from "./evidence.ts";

const RUNNER = join(import.meta.dirname, "documents", "run.ts");

/** What one process made, and what it took: loading the generators and fonts included. */
interface Measured {
  seconds: number;
  cpuSeconds: number;
  peakMb: number;
  bytes: number;
  /** By the clock, which a busy machine draws out, and of a processor. */
  secondsEach?: number;
  cpuSecondsEach?: number;
}

/**
 * Documents as large as they come, each kind in a process of its own on one thread: a signature list of 1,000 people
 * and five items, a workbook of 10,000 rows, 1,000 certificates, and the evidence of an event of 500 people.
 */
export async function measure(): Promise<object> {
  const signatureList = await run("signatureList");
  const workbook = await run("workbook");
  const certificates = await run("certificates");
  return {
    signatureList: { people: 1_000, items: 5, ...signatureList, limitSeconds: 2 },
    workbook: { rows: 10_000, ...workbook, limitSeconds: 2, limitMb: 320 },
    certificates: { count: 1_000, ...certificates, limitSecondsEach: 0.015 },
    evidence: await measureEvidence(),
  };
}

async function run(work: string): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [RUNNER, work]);
  const measured = JSON.parse(stdout) as Measured;
  return Object.fromEntries(
    Object.entries(measured).map(([name, value]) => [name, Number(value.toPrecision(3))]),
  ) as unknown as Measured;
}
