/** A process that stands in for Lambda: imports a built bundle once and gives it the events that it is sent. */
import type { Context } from "aws-lambda";

const { handler } = (await import(process.argv[2] ?? "")) as {
  handler: (event: unknown, context: Partial<Context>) => Promise<unknown>;
};

process.on("message", ({ id, event }: { id: number; event: unknown }) => {
  handler(event, { awsRequestId: `call-${id}`, functionName: "bundle", memoryLimitInMB: "512" }).then(
    (answer) => process.send?.({ id, answer }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
process.send?.({ ready: true, memory: process.memoryUsage().rss });
