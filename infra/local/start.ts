import { parseArgs } from "node:util";
import { existsSync } from "node:fs";
import { isIP } from "node:net";
import { join } from "node:path";
import { issuerProblem } from "@zapisy/core/identity/rules";
import { command } from "./command.ts";
import { deleteDataFolder } from "./data-folder.ts";
import { giveMemoryBack } from "./give-back.ts";
import { LOOPBACK } from "./own-host.ts";
import { FIRST_STAFF_ADDRESS, isAnyAddress, startStack, type Stack } from "./stack.ts";
import { StartProblem } from "./start-problem.ts";

const STAFF_PATH = "/staff";

const HELP = `Runs Zapisy on this machine.

  npm start                          site on http://127.0.0.1:3000, data in .data
  npm start -- --port 3001           site on another port
  npm start -- --data DIR            data in another folder
  npm start -- --host 192.168.1.20   open to that network, to try with a phone (docs/operations.md)
  npm start -- --fresh               delete the data folder first
  npm start -- --no-samples          begin with no sample projects and events
  npm start -- --today 2026-03-02    run as if it were that day
  npm start -- --help                this text
`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "3000" },
      host: { type: "string", default: LOOPBACK },
      data: { type: "string", default: ".data" },
      fresh: { type: "boolean", default: false },
      samples: { type: "boolean", default: true },
      today: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
    allowNegative: true,
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new StartProblem(`--port takes a number from 1 to 65535, not ${values.port}.`);
  }
  const publicUrl = process.env.PUBLIC_URL || undefined;
  if (isIP(values.host) === 0)
    throw new StartProblem(
      `--host takes an address of this machine such as 192.168.1.20, not ${values.host}.`,
    );
  if (isAnyAddress(values.host) && !publicUrl)
    throw new StartProblem(
      `With --host ${values.host} say under which address people come: PUBLIC_URL=http://192.168.1.20:${port} npm start -- --host ${values.host}`,
    );
  if (publicUrl && !/^https?:\/\/[^/?#@]+\/?$/.test(publicUrl))
    throw new StartProblem(
      `PUBLIC_URL takes an address such as http://192.168.1.20:${port}, without a path, not ${publicUrl}.`,
    );
  if (
    values.today !== undefined &&
    new Date(`${values.today}T00:00Z`).toJSON()?.slice(0, 10) !== values.today
  ) {
    throw new StartProblem(`--today takes a day such as 2026-03-02, not ${values.today}.`);
  }
  return { ...values, port, publicUrl: publicUrl?.replace(/\/$/, "") };
}

/** How staff sign in, as on AWS; the data folder keeps the client secret. @throws StartProblem */
function readSignIn(data: string): Record<string, string> {
  const { ADMIN_PASSKEYS, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_DOMAINS, OIDC_NAME } = process.env;
  if (ADMIN_PASSKEYS && ADMIN_PASSKEYS !== "optional" && ADMIN_PASSKEYS !== "required")
    throw new StartProblem(`ADMIN_PASSKEYS takes optional or required, not ${ADMIN_PASSKEYS}.`);
  const provider = { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_DOMAINS, OIDC_NAME };
  const missing = Object.entries(provider).filter(([, value]) => !value);
  if (missing.length > 0 && missing.length < 4)
    throw new StartProblem(`Set ${missing.map(([name]) => name).join(" and ")} too, or none of OIDC_….`);
  const wrong = OIDC_ISSUER && issuerProblem(OIDC_ISSUER);
  if (wrong) throw new StartProblem(`OIDC_ISSUER ${wrong}.`);
  if (OIDC_ISSUER && !existsSync(join(data, "oidc-client-secret")))
    throw new StartProblem(
      `Write the client secret of ${OIDC_NAME} into ${join(data, "oidc-client-secret")}.`,
    );
  const settings = Object.entries({ ADMIN_PASSKEYS, ...provider });
  return Object.fromEntries(settings.filter((one): one is [string, string] => Boolean(one[1])));
}

async function start(): Promise<void> {
  const options = readOptions();
  if (options.help) {
    console.log(HELP);
    return;
  }
  const startedAt = performance.now();
  if (options.fresh) deleteDataFolder(options.data);
  console.log("\n  Zapisy is starting …");

  const leave = stopOnSignals();
  const stack = await startStack({
    dataDir: options.data,
    port: options.port,
    host: options.host,
    publicUrl: options.publicUrl,
    samples: options.samples,
    today: options.today,
    signIn: readSignIn(options.data),
    onLine: (text) => console.log(`  ${clock()}  ${text}`),
    onGivingUp: (problem) => {
      console.error(`\n  ${problem.message}\n`);
      void leave.now(1);
    },
  });
  leave.with(stack);
  giveMemoryBack();
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`
  Zapisy is ready after ${seconds} s

    Site       ${stack.url}
    Staff      ${stack.url}${STAFF_PATH}
    Mailbox    ${stack.mailboxUrl}

    Sign in as ${FIRST_STAFF_ADDRESS}; the code arrives in the mailbox.
    To try, to develop and to teach: mail stays in the mailbox, and the database is Amazon's emulator, whose licence
    asks for an AWS account in good standing (docs/operations.md).
    Data and logs are in ${options.data}${options.today ? `; the day is ${options.today}` : ""}. Ctrl-C stops.
`);
}

const LOOK_FOR_NPM_EVERY_MS = 500;

/** Ctrl-C and SIGTERM stop everything in order; a second one at once. So does the end of the `npm` that started it. */
function stopOnSignals() {
  let stack: Stack | undefined;
  let stopping = false;
  const now = async (code: number) => {
    if (stopping) {
      stack?.kill();
      process.exit(code === 0 ? 130 : code);
    }
    stopping = true;
    if (stack) {
      console.log("\n  Stopping …");
      await stack.stop();
    }
    process.exit(code);
  };
  process.on("SIGINT", () => void now(0));
  process.on("SIGTERM", () => void now(0));
  // npm passes a SIGTERM on to the shell that it runs scripts in, which ends and tells nobody.
  if (process.env.npm_lifecycle_event !== undefined) {
    const { ppid } = process;
    const watch = setInterval(() => {
      if (process.ppid === ppid) return;
      clearInterval(watch);
      // After Ctrl-C, which all of them get, it is being stopped already.
      if (!stopping) void now(0);
    }, LOOK_FOR_NPM_EVERY_MS);
    watch.unref();
  }
  return {
    now,
    with(running: Stack) {
      stack = running;
    },
  };
}

function clock(): string {
  return new Date().toTimeString().slice(0, 8);
}

await command(start);
