import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { secretHash } from "@zapisy/core/shared/secret";
import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { startChild, type Child, type News } from "./child.ts";
import {
  callDatabase,
  freePort,
  isStandingStill,
  requireJava,
  startDatabase,
  type Database,
} from "./database.ts";
import { openDataFolder } from "./data-folder.ts";
import { storeSecret } from "./file-store.ts";
import { inUrl, LOOPBACK } from "./own-host.ts";
import { supervise, type Supervised, type Watched } from "./supervise.ts";
import type { Running } from "./running.ts";
import { ROOM_BYTES, tellOfRoom } from "./room.ts";
import { StartProblem } from "./start-problem.ts";
import { createTable } from "./table.ts";
import { isWebBuilt, WEB_DIST } from "./web-build.ts";

/** Name of the one table. */
export const TABLE_NAME = "zapisy";
/** Name of the one bucket. */
export const FILES_BUCKET = "zapisy-files";
/** Who can sign in first: the first of the sample staff. */
export const FIRST_STAFF_ADDRESS = "admin@zapisy.example";

/** The database answers in milliseconds; nobody's request should wait for longer. */
const DATABASE_PATIENCE_MS = 12_000;
/** A process of ours may be busy with a list of thousands of people for as long. */
const NODE_PATIENCE_MS = 45_000;

/** How to start Zapisy on this machine. */
export interface StackOptions {
  /** Folder for everything that is kept. */
  dataDir: string;
  /** Port of the site; 0, the default, takes a free one. */
  port?: number;
  /** Whether an empty table is filled with samples. Default: no, only with the first member of staff. */
  samples?: boolean;
  /** Address of this machine on which site and files are reached. Default: only from this machine. */
  host?: string;
  /** How people reach the site, which stands in links. Default: by that address and port. */
  publicUrl?: string;
  /** Runs the product as if it were this day, `YYYY-MM-DD`. */
  today?: string;
  /** How long news of an event settle before they are mailed, in seconds. Default: as on AWS. */
  newsSettleSeconds?: number;
  /**
   * Serves only those who show this secret, as the API serves CloudFront, and takes their word for whom they come for. Left
   * out: everybody, for whoever holds the connection.
   */
  originSecret?: string;
  /** How staff sign in, as `functions/config.ts` reads it: `ADMIN_PASSKEYS`, and `OIDC_…` of the organisation's provider. */
  signIn?: Record<string, string>;
  /** Keeps the table in memory: faster, gone afterwards. */
  inMemory?: boolean;
  /** Serves the web app, built when it has changed. Default: yes. */
  web?: boolean;
  /** Hears of what happens later on: a process that ended and is started again. Default: the terminal. */
  onLine?: (text: string) => void;
  /** Says nothing in the terminal. */
  quiet?: boolean;
  /** Hears of a process that cannot be kept running; by then everything else still runs. */
  onGivingUp?: (problem: StartProblem) => void;
}

/** One of the five processes. */
export interface StackProcess {
  /** Number of the process as it is now; another one after a restart. */
  readonly pid: number;
  kill(signal: NodeJS.Signals): void;
}

/** Zapisy, running. */
export interface Stack {
  /** Address of the site and its API. */
  url: string;
  /** Address of the page with all mail; `GET /store` gives it as JSON. */
  mailboxUrl: string;
  databaseEndpoint: string;
  tableName: string;
  /** Environment that the product runs with, e.g. for `readConfig`. */
  env: Record<string, string>;
  processes: Record<"database" | "mailbox" | "files" | "server" | "worker", StackProcess>;
  /** Resolves when everything that follows from what was written has been done, mail included. */
  settle(): Promise<void>;
  /** Runs one of the scheduled jobs now. */
  runJob(name: string): Promise<void>;
  /** Stops everything: requests and batches under way are finished. */
  stop(): Promise<void>;
  /** Stops everything at once. */
  kill(): void;
}

/**
 * Starts the whole product on this machine: database, mailbox, files, site, and the worker behind the stream.
 * Each is a process of its own that is started again when it ends; ports stay the same meanwhile.
 * @throws StartProblem in words for the terminal; nothing is left running then.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const onLine = options.onLine ?? (options.quiet ? () => {} : (text: string) => console.log(text));
  const onGivingUp = options.onGivingUp ?? ((problem: StartProblem) => onLine(problem.message));
  const host = options.host ?? LOOPBACK;
  const port = options.port ? await requireFree(options.port, host) : await freePort();
  const publicUrl = options.publicUrl ?? `http://${inUrl(host)}:${port}`;
  await requireJava();
  const folder = openDataFolder(options.dataDir, { room: options.inMemory ? 0 : ROOM_BYTES });
  const started: { stop(): Promise<void>; kill(signal: NodeJS.Signals): void }[] = [];
  const hooks = { onLine, onGivingUp };
  const keep = async <P extends Running>(
    name: string,
    start: () => Promise<P>,
    watched: Watched<P>,
  ): Promise<Supervised<P>> => {
    const process = await supervise(name, start, hooks, watched);
    started.push(process);
    return process;
  };
  const keepNode = (name: string, start: () => Promise<Child>) =>
    keep(name, start, { ping: (child) => child.ping(), patienceMs: NODE_PATIENCE_MS });
  const node = (name: string, script: string, env: Record<string, string>, onNews?: (of: News) => void) => {
    const logFile = folder.logFile(name);
    return () => startChild(script, { env, logFile, onLine, onNews });
  };
  /** Passes news of the server on to the worker, once there is one. */
  let tellWorker: (of: News) => void = () => {};

  try {
    const [databasePort, mailboxPort, filesPort] = await Promise.all([
      freePort(),
      preferredPort(port + 25),
      preferredPort(port + 26),
    ]);
    const env: Record<string, string> = {
      TABLE_NAME,
      DYNAMODB_ENDPOINT: `http://127.0.0.1:${databasePort}`,
      SES_ENDPOINT: `http://127.0.0.1:${mailboxPort}`,
      PUBLIC_URL: publicUrl,
      LINK_KEY: folder.linkKey,
      SIGNING_KEY: folder.signingKey,
      MAIL_FROM: "zapisy@zapisy.example",
      AWS_REGION: "eu-central-1",
      // In links that browsers follow, so under an address that they know.
      S3_ENDPOINT: `http://${isAnyAddress(host) ? new URL(publicUrl).hostname : inUrl(host)}:${filesPort}`,
      FILES_BUCKET,
      AWS_ACCESS_KEY_ID: "local",
      // The store of files looks at signatures: it is reached from browsers.
      AWS_SECRET_ACCESS_KEY: storeSecret(folder.linkKey),
      ...(options.today && { TODAY: options.today }),
      ...(options.originSecret && { ORIGIN_HASHES: secretHash(options.originSecret) }),
      ...(options.newsSettleSeconds !== undefined && {
        NEWS_SETTLE_SECONDS: String(options.newsSettleSeconds),
      }),
    };
    // What only those who write to the database need: room on its disk.
    const onDisk: Record<string, string> = options.inMemory ? {} : { DATABASE_DIR: folder.database };
    const databaseLog = folder.logFile("database");
    const startOne = (): Promise<Database> =>
      startDatabase({
        ...(options.inMemory ? { inMemory: true } : { dir: folder.database }),
        port: databasePort,
        logFile: databaseLog,
      });
    const startData = async () => {
      if (!options.inMemory) folder.beginFilling();
      const database = await keep("database", startOne, {
        ping: ({ endpoint }) => callDatabase(endpoint, "ListTables", { Limit: 1 }),
        patienceMs: DATABASE_PATIENCE_MS,
        isPaused: () => isStandingStill(folder.database),
      });
      await prepareTable(env);
      await task(
        "samples",
        "load-samples.ts",
        { ...env, SAMPLES: options.samples ? "yes" : "no" },
        folder.logFile("samples"),
      );
      folder.endFilling();
      return database;
    };
    const buildWeb = async () => {
      if (options.web === false || isWebBuilt()) return;
      await task("web app", "build-web.ts", {}, folder.logFile("web"));
    };
    const settled = await Promise.allSettled([
      startData(),
      keepNode(
        "mailbox",
        node("mailbox", "mailbox.ts", {
          MAILBOX_PORT: String(mailboxPort),
          MAILBOX_FILE: folder.mails,
          PUBLIC_URL: publicUrl,
        }),
      ),
      keepNode(
        "file store",
        node("files", "serve-files.ts", {
          ...env,
          FILES_DIR: folder.files,
          FILES_PORT: String(filesPort),
          FILES_HOST: host,
          FILES_ORIGINS: [
            ...new Set([new URL(publicUrl).origin, `http://${LOOPBACK}:${port}`, `http://localhost:${port}`]),
          ].join(" "),
        }),
      ),
      buildWeb(),
    ]);
    const [database, mailbox, files] = unwrap(settled);
    const [server, worker] = unwrap(
      await Promise.allSettled([
        keepNode(
          "server",
          node(
            "server",
            "server.ts",
            {
              ...env,
              ...onDisk,
              ...options.signIn,
              ...(folder.clientSecret && { OIDC_CLIENT_SECRET: folder.clientSecret }),
              HOST: host,
              PORT: String(port),
              ...(options.web !== false && { WEB_DIST }),
            },
            (of) => tellWorker(of),
          ),
        ),
        keepNode(
          "worker",
          node("worker", "worker.ts", {
            ...env,
            ...onDisk,
            FAILED_RECORDS: join(folder.path, "failed-records.jsonl"),
          }),
        ),
      ]),
    );

    // One that is being started again looks for itself.
    tellWorker = (of) => void worker.current.ask(of).catch(() => undefined);
    const show = (process: Supervised<Running>): StackProcess => ({
      get pid() {
        return process.current.pid;
      },
      kill: (signal) => process.kill(signal),
    });
    const room = tellOfRoom(folder.path, onLine);
    return {
      url: publicUrl,
      mailboxUrl: `http://127.0.0.1:${mailboxPort}`,
      databaseEndpoint: `http://127.0.0.1:${databasePort}`,
      tableName: TABLE_NAME,
      env,
      processes: {
        database: show(database),
        mailbox: show(mailbox),
        files: show(files),
        server: show(server),
        worker: show(worker),
      },
      settle: () => worker.current.ask("settle"),
      runJob: (name) => worker.current.ask("job", name),
      async stop() {
        room.stop();
        // First those who write, last what they write to.
        await server.stop();
        await worker.stop();
        await Promise.all([mailbox.stop(), files.stop(), database.stop()]);
        folder.release();
      },
      kill() {
        room.stop();
        for (const process of started) process.kill("SIGKILL");
      },
    };
  } catch (error) {
    await Promise.all(started.map((process) => process.stop()));
    folder.release();
    throw error;
  }
}

/** The values of promises that all were waited for, so that what they started can be stopped. @throws the first error. */
function unwrap<T extends readonly unknown[]>(results: { [K in keyof T]: PromiseSettledResult<T[K]> }): T {
  return results.map((result: PromiseSettledResult<unknown>) => {
    if (result.status === "rejected") throw result.reason;
    return result.value;
  }) as unknown as T;
}

async function prepareTable(env: Record<string, string>): Promise<void> {
  const client = new DynamoDBClient({
    endpoint: env.DYNAMODB_ENDPOINT,
    region: env.AWS_REGION,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  await createTable(client, TABLE_NAME);
  client.destroy();
}

/** Runs a script that does one thing. @throws StartProblem when it fails. */
async function task(
  name: string,
  script: string,
  env: Record<string, string>,
  logFile: string,
): Promise<void> {
  try {
    const child = await startChild(script, { env, logFile });
    await child.exited;
  } catch {
    throw new StartProblem(`The ${name} could not be made ready; ${logFile} says why.`);
  }
}

/** Whether somebody who listens there is reached under every address of the machine. */
export function isAnyAddress(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

async function requireFree(port: number, host: string): Promise<number> {
  if (!isAnyAddress(host) && !isOwnAddress(host))
    throw new StartProblem(`This machine has no address ${host}. It has ${ownAddresses().join(", ")}.`);
  const refusal = await refusalOf(port, host);
  if (refusal === undefined) return port;
  if (refusal === "EACCES")
    throw new StartProblem(
      `You have no right to port ${port}. Choose one from 1024 on: npm start -- --port 3000`,
    );
  throw new StartProblem(
    `Port ${port} is in use. Stop the other program or choose another: npm start -- --port ${port + 1}`,
  );
}

/** A port that stays the same from start to start if it can. */
async function preferredPort(port: number): Promise<number> {
  return port < 65_536 && (await refusalOf(port)) === undefined ? port : freePort();
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .map(({ address }) => address);
}

function isOwnAddress(host: string): boolean {
  return host === LOOPBACK || ownAddresses().includes(host);
}

/** Why the system does not let anybody listen on a port; undefined when it does. */
function refusalOf(port: number, host = LOOPBACK): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", ({ code = "" }: NodeJS.ErrnoException) => resolve(code));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
