/** A process that stands in for Lambda: imports a built bundle once and gives it the events that it is sent. */
import { existsSync, readFileSync } from "node:fs";
import type { Context } from "aws-lambda";

const { handler } = (await import(process.argv[2] ?? "")) as {
  handler: (event: unknown, context: Partial<Context>) => Promise<unknown>;
};

process.on("message", ({ id, event }: { id: number; event: unknown }) => {
  handler(event, { awsRequestId: `call-${id}`, functionName: "bundle", memoryLimitInMB: "512" }).then(
    (answer) => process.send?.({ id, answer, usage: usage() }),
    (error: unknown) => process.send?.({ id, error: String(error), usage: usage() }),
  );
});
process.send?.({ ready: true });

/** The largest memory in kB. Linux hands `maxRSS` of the process that starts another on to it; `VmHWM` begins anew. */
function peakKb(): number {
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
}

/** What the process has needed so far: its largest memory, and time of a processor. */
function usage(): { maxRssMb: number; cpuMs: number } {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return { maxRssMb: Math.round(peakKb() / 1_024), cpuMs: Math.round((userCPUTime + systemCPUTime) / 1_000) };
}
