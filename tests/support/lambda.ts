import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";

/** What a process has needed. */
export interface Usage {
  maxRssMb: number;
  cpuMs: number;
}

/** A bundle in a process of its own, as Lambda would run it. */
export interface Lambda {
  /** Hands it an event. @throws Error with what the function threw */
  invoke<Answer>(event: unknown): Promise<Answer>;
  /** Everything that it wrote on standard output: log lines and metrics. */
  output(): string;
  /** What its process has needed until its last answer: the largest memory, and time of a processor. */
  usage(): Usage;
  stop(): Promise<void>;
}

/** Starts a bundle. Nothing of this process's environment is passed on but the path. */
export async function startLambda(entry: string, env: Record<string, string>): Promise<Lambda> {
  const child = fork(join(import.meta.dirname, "lambda-host.ts"), [entry], {
    env: {
      PATH: process.env.PATH,
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_REGION: "eu-central-1",
      ...env,
    },
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  const calls = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  let last = 0;
  let usage: Usage = { maxRssMb: 0, cpuMs: 0 };
  child.on("message", (message: { id?: number; answer?: unknown; error?: string; usage?: Usage }) => {
    usage = message.usage ?? usage;
    const call = calls.get(message.id ?? 0);
    calls.delete(message.id ?? 0);
    if (message.error === undefined) call?.resolve(message.answer);
    else call?.reject(new Error(message.error));
  });
  const exited = once(child, "exit");
  const first = await Promise.race([once(child, "message"), exited]);
  if (typeof first[0] !== "object") throw new Error(`The bundle did not start: ${output}`);
  return {
    invoke: <Answer>(event: unknown) =>
      new Promise<Answer>((resolve, reject) => {
        last += 1;
        calls.set(last, { resolve: (answer) => resolve(answer as Answer), reject });
        child.send({ id: last, event });
      }),
    output: () => output,
    usage: () => usage,
    async stop() {
      child.kill();
      await exited;
    },
  };
}

/** A request as the HTTP API hands it to a function (payload format 2.0). */
export function httpRequest(
  method: string,
  path: string,
  {
    body,
    headers = {},
    cookies,
  }: { body?: unknown; headers?: Record<string, string>; cookies?: string[] } = {},
) {
  const [rawPath = "", rawQueryString = ""] = path.split("?");
  return {
    version: "2.0",
    routeKey: "ANY /api/{proxy+}",
    rawPath,
    rawQueryString,
    ...(cookies && { cookies }),
    headers: {
      host: "zapisy.example",
      "x-forwarded-proto": "https",
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(rawQueryString && { queryStringParameters: Object.fromEntries(new URLSearchParams(rawQueryString)) }),
    requestContext: {
      accountId: "123456789012",
      apiId: "api",
      domainName: "api.execute-api.eu-central-1.amazonaws.com",
      domainPrefix: "api",
      http: { method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "test" },
      requestId: "request",
      routeKey: "ANY /api/{proxy+}",
      stage: "$default",
      time: "02/Mar/2026:09:00:00 +0000",
      timeEpoch: 1_772_442_000_000,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}

const ORIGIN_SECRET = "what CloudFront shows";
/** How the API knows the secret of {@link throughSite}. */
export const ORIGIN_HASHES = createHash("sha256").update(ORIGIN_SECRET).digest("hex");

/** A request as CloudFront hands it on to the HTTP API. */
export function throughSite(...[method, path, request = {}]: Parameters<typeof httpRequest>) {
  const headers = { ...request.headers, "x-zapisy-origin": ORIGIN_SECRET };
  return httpRequest(method, path, { ...request, headers });
}

/** The answer to such a request. */
export interface HttpAnswer {
  statusCode: number;
  headers: Record<string, string>;
  cookies?: string[];
  body: string;
  isBase64Encoded: boolean;
}
