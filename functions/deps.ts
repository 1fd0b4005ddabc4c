import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createAuditService, createAuditStore } from "@zapisy/core/audit";
import { createEventService, createEventStore } from "@zapisy/core/event";
import { createMessageService, createMessageStore } from "@zapisy/core/message";
import { createProjectService, createProjectStore } from "@zapisy/core/project";
import { createRegistrationService, createRegistrationStore } from "@zapisy/core/registration";
import type { Actor } from "@zapisy/core/shared/actor";
import type { Context, Log } from "@zapisy/core/shared/context";
import { createIdFactory } from "@zapisy/core/shared/id";
import type { SecretKey } from "@zapisy/core/shared/secret";
import { openTable } from "@zapisy/core/shared/table";
import { createStaffService, createStaffStore } from "@zapisy/core/staff";
import type { Config } from "./config.ts";

/** Takes messages that are to be mailed: SQS on AWS, a queue in the process on one machine. */
export interface MailQueue {
  /** `urgent` mails do not wait behind the others. */
  send(messageIds: string[], urgency?: "urgent"): Promise<void>;
}

/** What differs between places where the functions run; everything has a default for AWS. */
export interface Surroundings {
  clock?: () => string;
  log?: Log;
  mailQueue?: MailQueue;
  random?: () => number;
  /** How long sign-ups may go by an event as it was read before. */
  definitionTtlMs?: number;
}

/** Everything that handlers work with. */
export type Deps = ReturnType<typeof createDeps>;

/** A form or window that staff change is seen by sign-ups after this long at the latest. */
const DEFINITION_TTL_MS = 2_000;

/** The composition root: configuration to clients, stores and services. */
export function createDeps(config: Config, surroundings: Surroundings = {}) {
  const clock = surroundings.clock ?? (config.TODAY ? clockFrom(config.TODAY) : systemClock);
  const log = surroundings.log ?? jsonLog;
  const client = new DynamoDBClient({
    region: config.AWS_REGION,
    endpoint: config.DYNAMODB_ENDPOINT,
    maxAttempts: 5,
  });
  const table = openTable(client, config.TABLE_NAME);
  const secretKey: SecretKey = {
    get bytes() {
      if (!config.LINK_KEY) throw new Error("This function has no link key.");
      return config.LINK_KEY;
    },
  };
  // A store parses the models of its entities when it is made, so a function makes only those it uses.
  const stores = lazily({
    events: () => createEventStore(table),
    projects: () => createProjectStore(table),
    registrations: () => createRegistrationStore(table),
    staff: () => createStaffStore(table),
    messages: () => createMessageStore(table),
    audit: () => createAuditStore(table),
  });
  const shared = lazily({
    event: () =>
      createEventService({
        events: stores.events,
        projects: stores.projects,
        hasRegistrations: (eventId) => stores.registrations.hasAny(eventId),
      }),
  });
  const services = lazily({
    event: () => shared.event,
    project: () => createProjectService({ projects: stores.projects }),
    registration: () =>
      createRegistrationService({
        registrations: stores.registrations,
        events: stores.events,
        eventService: shared.event,
        secretKey,
        random: surroundings.random ?? Math.random,
        definitionTtlMs: surroundings.definitionTtlMs ?? DEFINITION_TTL_MS,
      }),
    staff: () => createStaffService({ staff: stores.staff, secretKey }),
    message: () => createMessageService({ messages: stores.messages, registrations: stores.registrations }),
    audit: () => createAuditService({ audit: stores.audit, staff: stores.staff, eventService: shared.event }),
  });
  const newId = createIdFactory(clock);
  return {
    config,
    clock,
    log,
    table,
    secretKey,
    mailQueue: surroundings.mailQueue,
    stores,
    services,
    /** The context of one call. */
    context<A extends Actor>(actor: A, requestId: string): Context<A> {
      return { actor, now: clock(), requestId, newId, log };
    },
  };
}

/** An object whose parts are made when they are first asked for. */
function lazily<Makers extends Record<string, () => unknown>>(
  makers: Makers,
): { readonly [Name in keyof Makers]: ReturnType<Makers[Name]> } {
  const parts = {};
  for (const [name, make] of Object.entries(makers)) {
    Object.defineProperty(parts, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = make();
        Object.defineProperty(parts, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return parts as { readonly [Name in keyof Makers]: ReturnType<Makers[Name]> };
}

function systemClock(): string {
  return new Date().toISOString();
}

/** A clock that runs on from the present time of day on another day. */
function clockFrom(day: string): () => string {
  const offset = Date.parse(`${day}${new Date().toISOString().slice(10)}`) - Date.now();
  return () => new Date(Date.now() + offset).toISOString();
}

/** One JSON object a line on standard output, which CloudWatch and people can both read. */
const jsonLog: Log = {
  info: (message, fields) => write("info", message, fields),
  warn: (message, fields) => write("warn", message, fields),
  error: (message, fields) => write("error", message, fields),
};

function write(level: string, message: string, fields: Record<string, unknown> = {}): void {
  process.stdout.write(`${JSON.stringify({ level, message, ...fields })}\n`);
}
