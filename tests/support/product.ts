import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { TakenSignUp } from "@zapisy/core/registration";
import type { SignUpInput } from "@zapisy/core/registration/schema";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import { addDays, dayAt } from "@zapisy/core/shared/time";
import { toActor, type Staff, type StaffInput } from "@zapisy/core/staff";
import { readConfig } from "@zapisy/functions/config";
import { createDeps, type Deps } from "@zapisy/functions/deps";
import { FIRST_STAFF_ADDRESS, startStack, type Stack, type StackOptions } from "@zapisy/local/stack";
import { eventInput, projectInput, signUpInput } from "./fixture.ts";

/** The whole product, running, with a data folder of its own. */
export interface Product extends Stack {
  /** Stores and services on the product's table, for what a test needs to be there beforehand. */
  deps: Deps;
  /** The first member of staff, at work now. */
  office(): Context<StaffActor>;
  /** How many mails lay in the mailbox when the running file of tests began: they are none of its own. */
  mailsBefore: number;
  /** Stops it and starts it anew on what it keeps, at the same address, as if it were that day. */
  startOn(today: string): Promise<Product>;
  /** Stops it and removes its data. */
  end(): Promise<void>;
}

let shared: Promise<Product> | undefined;

/**
 * The product that the files of tests share which ask for nothing special: it starts with the first of them and ends with
 * the process. What a file makes there is known by its names, and mails of before are left out of account. Its `end` waits
 * until everything is done that follows from what the file did, and leaves it running.
 */
export async function sharedProduct(): Promise<Product> {
  shared ??= startShared();
  const product = await shared;
  takeKeysOf(product);
  product.mailsBefore = (await mailbox(product)).length;
  return product;
}

async function startShared(): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), "zapisy-e2e-"));
  const product = await openProduct({ dataDir });
  process.once("exit", () => {
    product.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });
  // Vitest ends its workers so, and by itself Node would not call those who wait for the end.
  process.once("SIGTERM", () => process.exit());
  return Object.assign(product, { end: () => product.settle() });
}

/** Starts the whole product with the web app; `samples` fills it with the sample programmes. */
export async function startProduct(
  options: Pick<StackOptions, "samples" | "today" | "port" | "signIn"> = {},
): Promise<Product> {
  const product = await openProduct({ dataDir: await mkdtemp(join(tmpdir(), "zapisy-e2e-")), ...options });
  // What follows from hundreds of rows of samples comes before the first mail of a test.
  await product.settle();
  return product;
}

/** Lets the clients of this process sign with the keys of a product. Nothing else of it may reach the next one that starts. */
export function takeKeysOf({ env: { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } }: Stack): void {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY });
}

async function openProduct(options: StackOptions): Promise<Product> {
  const stack = await startStack({ quiet: true, newsSettleSeconds: 1, ...options });
  takeKeysOf(stack);
  const deps = createDeps(readConfig(stack.env));
  const admin = await deps.stores.staff.findByAddress(FIRST_STAFF_ADDRESS);
  if (!admin) throw new Error("no first member of staff");
  return Object.assign(stack, {
    deps,
    mailsBefore: 0,
    office: () => deps.context(toActor(admin), "test"),
    startOn: async (today: string) => {
      await stack.stop();
      return openProduct({ ...options, port: Number(new URL(stack.url).port), today });
    },
    end: async () => {
      await stack.stop();
      await rm(options.dataDir, { recursive: true, force: true });
    },
  });
}

/** Somebody who works in all projects and is told nothing, as if they had always been here. */
export function addColleague(
  { deps }: Product,
  person: Pick<StaffInput, "name" | "email" | "role">,
): Promise<Staff> {
  const ctx = deps.context({ type: "system", name: "test" }, "test");
  return deps.services.staff.createStaff(ctx, { ...person, projectIds: "all", locale: "pl", active: true });
}

/** A day of May next year: no test event is ever over. */
export function dayAhead(dayOfMay = 12): string {
  return `${new Date().getUTCFullYear() + 1}-05-${String(dayOfMay).padStart(2, "0")}`;
}

/** Yesterday where events are: attendance can be recorded, lists closed and certificates issued. */
export function yesterday(): string {
  return addDays(dayAt(new Date().toISOString(), "Europe/Warsaw"), -1);
}

/** Makes an event on {@link dayAhead} in a project of its own and publishes it. */
export async function publishedEvent(
  product: Product,
  overrides: Partial<EventInput> = {},
): Promise<StaffEventView> {
  const { event, project } = product.deps.services;
  const { projectId } = await project.createProject(product.office(), projectInput());
  const day = dayAhead();
  const draft = await event.createEvent(
    product.office(),
    eventInput(projectId, {
      dates: { type: "exact", startsOn: day, endsOn: day },
      agenda: eventInput(projectId).agenda.map((item) => ({ ...item, day })),
      ...overrides,
    }),
  );
  return event.publishEvent(product.office(), draft.eventId, draft.version);
}

/** Signs the person of that number up without the pages. */
export async function signUpAside(
  product: Product,
  { slug }: { slug: string },
  number: number,
  overrides: Partial<SignUpInput> = {},
): Promise<TakenSignUp> {
  const { deps } = product;
  const answer = await deps.services.registration.registerParticipant(
    deps.context({ type: "public" }, "test"),
    slug,
    signUpInput(number, overrides),
  );
  if (answer.outcome === "mailed") throw new Error("what came of it is in a mail");
  return answer;
}

/** A mail in the mailbox. */
export interface Mail {
  subject: string;
  destination: { to: string[] };
  body: { text: string; html?: string };
  attachments: { filename: string; content: string }[];
}

/** All mails since the running file of tests began, the oldest first. */
export async function allMails(product: Product): Promise<Mail[]> {
  return (await mailbox(product)).slice(product.mailsBefore);
}

async function mailbox(product: Product): Promise<Mail[]> {
  const answer = await fetch(`${product.mailboxUrl}/store`);
  const { emails } = (await answer.json()) as { emails: Mail[] };
  return emails;
}

/** Mails to one address, the oldest first, once at least `count` have arrived. */
export async function mailsTo(product: Product, address: string, count = 1): Promise<Mail[]> {
  let mails: Mail[] = [];
  for (let attempt = 0; attempt < 150; attempt += 1) {
    mails = (await allMails(product)).filter(({ destination }) =>
      destination.to.some((to) => to.includes(address)),
    );
    if (mails.length >= count) return mails;
    await pause(200);
  }
  throw new Error(`${mails.length} of ${count} mails arrived for ${address}`);
}

/** The personal link in a mail. */
export function personalLink(mail: Mail | undefined): string {
  const link = /\bhttp\S+\/registrations\/\S+/.exec(mail?.body.text ?? "")?.[0];
  if (!link) throw new Error(`no personal link in “${mail?.subject}”`);
  return link;
}
