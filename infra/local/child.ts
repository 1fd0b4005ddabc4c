import { fork } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { giveMemoryBack } from "./give-back.ts";
import { end, type Running } from "./running.ts";
import { StartProblem } from "./start-problem.ts";

/** What others may go by: many ask it for something at once, or it has just changed something. */
export type News = "rush" | "change";

/** What a child tells its supervisor. */
export type ChildMessage =
  | { kind: "ready"; port?: number }
  | { kind: "done"; request: number; error?: string }
  | { kind: "line"; text: string }
  | { kind: "news"; of: News };

/** What a supervisor asks of a child. */
export type ChildRequest = { request: number; command: string; argument?: string };

/** A Node process of ours that talks over IPC. */
export interface Child extends Running {
  /** Where it listens, if it does. */
  port: number | undefined;
  /** Resolves when the process has time to say so. */
  ping(): Promise<void>;
  /** Asks for something and waits until it is done. @throws with the child's words when it fails or ends. */
  ask(command: string, argument?: string): Promise<void>;
}

/**
 * Starts one of the scripts of this folder and waits until it says that it is ready.
 * What it prints goes to `logFile`; `onLine` gets what it wants the person at the terminal to know.
 * @throws StartProblem when it ends before it is ready.
 */
export async function startChild(
  script: string,
  options: {
    env: Record<string, string>;
    logFile: string;
    onLine?: (text: string) => void;
    onNews?: (of: News) => void;
  },
): Promise<Child> {
  const output = openSync(options.logFile, "a", 0o600);
  const child = fork(join(import.meta.dirname, script), {
    env: { ...process.env, ...options.env },
    execArgv: [],
    stdio: ["ignore", output, output, "ipc"],
    serialization: "advanced",
  });
  closeSync(output);
  const exited = new Promise<string>((done) => {
    child.once("error", (error) => done(error.message));
    child.once("exit", (code, signal) => done(signal ?? `exit ${code}`));
  });
  const kill = (signal: NodeJS.Signals) => void child.kill(signal);
  const waiting = new Map<number, PromiseWithResolvers<void>>();
  const ready = Promise.withResolvers<number | undefined>();
  child.on("message", (message: ChildMessage) => {
    if (message.kind === "ready") return ready.resolve(message.port);
    if (message.kind === "line") return options.onLine?.(message.text);
    if (message.kind === "news") return options.onNews?.(message.of);
    const asked = waiting.get(message.request);
    waiting.delete(message.request);
    if (message.error === undefined) asked?.resolve();
    else asked?.reject(new Error(message.error));
  });
  const giveUp = (how: string) => {
    const error = new StartProblem(`${script} ended (${how}); ${options.logFile} says why.`);
    for (const { reject } of [ready, ...waiting.values()]) reject(error);
  };
  void exited.then(giveUp);

  let requests = 0;
  const ask = (command: string, argument?: string) => {
    const answer = Promise.withResolvers<void>();
    const request = ++requests;
    waiting.set(request, answer);
    child.send(
      { request, command, argument } satisfies ChildRequest,
      (error) => error && answer.reject(error),
    );
    return answer.promise;
  };
  const port = await ready.promise;
  return {
    pid: child.pid ?? 0,
    port,
    exited,
    kill,
    ask,
    ping: () => ask("ping"),
    stop: () =>
      end(
        exited,
        () => kill("SIGTERM"),
        () => kill("SIGKILL"),
      ),
  };
}

/**
 * The child's side, to be called first: lets the process end when the supervisor is gone, because nobody is left then to
 * restart what it depends on, and give back what it does not need.
 */
export function endWithSupervisor(): void {
  process.on("disconnect", () => process.exit(0));
  // It may have gone while this process was loading.
  if (process.send && !process.connected) process.exit(0);
  // On a full disk the log cannot be written; that must not end whoever writes it.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  // Ctrl-C reaches the whole group of the terminal; the supervisor decides who ends when.
  process.on("SIGINT", () => {});
  giveMemoryBack();
}

/**
 * The child's side: tells the supervisor that it is ready, answers its requests, and ends the process when asked to.
 * `stop` finishes what is under way.
 */
export function serveSupervisor(
  stop: () => Promise<void>,
  options: { port?: number; commands?: Record<string, (argument?: string) => Promise<void>> } = {},
): void {
  let stopping = false;
  const leave = () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", leave);
  process.on("message", ({ request, command, argument }: ChildRequest) => {
    const commands = { ping: () => Promise.resolve(), ...options.commands };
    const work =
      (commands as NonNullable<typeof options.commands>)[command] ??
      (() => Promise.reject(new Error(`There is no command ${command}.`)));
    work(argument).then(
      () => tell({ kind: "done", request }),
      (error: unknown) =>
        tell({ kind: "done", request, error: error instanceof Error ? error.message : String(error) }),
    );
  });
  tell({ kind: "ready", port: options.port });
}

/** Tells the supervisor something; without one, as in `node server.ts`, does nothing. */
export function tell(message: ChildMessage): void {
  process.send?.(message);
}

/** Ends a child that does one thing, after telling the supervisor that it is done. */
export function finishTask(): void {
  process.send?.({ kind: "ready" } satisfies ChildMessage, () => process.exit(0));
}
