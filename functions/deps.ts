import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createAuditService, createAuditStore } from "@zapisy/core/audit";
import { createEventService, createEventStore } from "@zapisy/core/event";
import { createMessageService, createMessageStore } from "@zapisy/core/message";
import { createProjectService, createProjectStore } from "@zapisy/core/project";
import { createRegistrationService, createRegistrationStore } from "@zapisy/core/registration";
import type { Actor } from "@zapisy/core/shared/actor";
import type { Context, Log } from "@zapisy/core/shared/context";
import { createIdFactory } from "@zapisy/core/shared/id";
import { openTable } from "@zapisy/core/shared/table";
import { createStaffService, createStaffStore } from "@zapisy/core/staff";
import type { Config } from "./config.ts";

/** Takes messages that are to be mailed: SQS on AWS, a queue in the process on one machine. */
export interface MailQueue {
  send(messageIds: string[]): Promise<void>;
}

/** What differs between places where the functions run; everything has a default for AWS. */
export interface Surroundings {
  clock?: () => string;
  log?: Log;
  mailQueue?: MailQueue;
  random?: () => number;
}

/** Everything that handlers work with. */
export type Deps = ReturnType<typeof createDeps>;

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
  const secretKey = { bytes: config.LINK_KEY };
  const events = createEventStore(table);
  const projects = createProjectStore(table);
  const registrations = createRegistrationStore(table);
  const staff = createStaffStore(table);
  const messages = createMessageStore(table);
  const audit = createAuditStore(table);
  const eventService = createEventService({
    events,
    projects,
    hasRegistrations: (eventId) => registrations.hasAny(eventId),
  });
  const newId = createIdFactory(clock);
  return {
    config,
    clock,
    log,
    table,
    secretKey,
    mailQueue: surroundings.mailQueue,
    stores: { events, projects, registrations, staff, messages, audit },
    services: {
      event: eventService,
      project: createProjectService({ projects }),
      registration: createRegistrationService({
        registrations,
        events,
        eventService,
        secretKey,
        random: surroundings.random ?? Math.random,
      }),
      staff: createStaffService({ staff, secretKey }),
      message: createMessageService({ messages, registrations }),
      audit: createAuditService({ audit, staff, eventService }),
    },
    /** The context of one call. */
    context<A extends Actor>(actor: A, requestId: string): Context<A> {
      return { actor, now: clock(), requestId, newId, log };
    },
  };
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
