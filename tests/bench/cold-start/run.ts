/**
 * Runs in a process of its own: imports a bundle, gives it one event and writes when it had answered, in
 * milliseconds since the process began.
 */
const [bundle = "", event = "{}"] = process.argv.slice(2);
const { handler } = (await import(bundle)) as {
  handler: (event: unknown, context: unknown) => Promise<unknown>;
};
const answer = await handler(JSON.parse(event), { awsRequestId: "bench", functionName: "bench" });
const milliseconds = performance.now();
process.stdout.write(`${JSON.stringify({ milliseconds, answer })}\n`);
// Connections kept alive would hold the process.
process.exit();
