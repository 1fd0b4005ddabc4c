import type { Actor } from "./actor.ts";
import type { IdFactory } from "./id.ts";
import type { Instant } from "./time.ts";

/** Structured log lines; ids only, never names, addresses or links. */
export interface Log {
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

/** What every service function is told about the call: who, when, under which request. */
export interface Context<A extends Actor = Actor> {
  actor: A;
  now: Instant;
  requestId: string;
  newId: IdFactory;
  /** Network address of the client, or its network, for counting what it tries; absent where nobody asks over one. */
  client?: string;
  log: Log;
}
