import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { EventInput, EventView, StaffEventView } from "@zapisy/core/event";
import { EventInputSchema, type Visibility } from "@zapisy/core/event/schema";
import type { ProjectId } from "@zapisy/core/project";
import { fieldsOf } from "@zapisy/core/shared/field";
import { composeMail } from "@zapisy/functions/effects/send-mail";
import { beforeAll, describe, expect, it } from "vitest";
import { asStaff, createDraft, createProject, passMinute, publishEvent, signUp } from "../support/actions.ts";
import { bodyOf, call } from "../support/api.ts";
import { signUpInput } from "../support/fixture.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;
let number = 0;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

const published = (visibility: Visibility, overrides: Partial<EventInput> = {}) => {
  number += 1;
  return publishEvent(world, projectId, {
    title: { pl: `Narada zespołu ${number}` },
    visibility,
    ...overrides,
  });
};
const service = () => world.deps.services.event;
const turned = async ({ eventId }: StaffEventView, visibility: Visibility) => {
  const event = await service().getStaffEvent(asStaff(world), eventId);
  const input = { ...fieldsOf(EventInputSchema, event), visibility };
  return service().updateEvent(asStaff(world), eventId, input, event.version);
};
const read = (path: string) => call(world, "GET", path);
const statusOf = async (address: string) => (await read(`/api/events/${address}`)).status;
const withoutRequest = (text: string) => text.replace(/"requestId":"[^"]*"/, "");

/** All that tells somebody of events who knows none. */
async function listsOf(): Promise<string> {
  const paths = ["/api/events?from=all", "/api/events", "/api/events?q=narada", "/api/events.ics"];
  const answers = await Promise.all([...paths, "/api/sitemap.xml"].map(read));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  return answers.map(({ text }) => text).join("\n");
}

/** What an address answers: its page, its calendar, its form. */
async function answersOf(address: string): Promise<string[]> {
  number += 1;
  const { status, text, headers } = await call(world, "POST", `/api/events/${address}/registrations`, {
    body: signUpInput(number),
  });
  const page = await read(`/api/events/${address}`);
  const calendar = await read(`/api/events/${address}/calendar.ics`);
  return [
    `${status} ${withoutRequest(text)} ${headers.get("cache-control") ?? ""}`,
    ...[page, calendar].map(
      (answer) =>
        `${answer.status} ${withoutRequest(answer.text)} ${answer.headers.get("cache-control") ?? ""}`,
    ),
  ];
}

describe("an unlisted event", () => {
  it("is in no list, and opens for whoever has its address", async () => {
    const event = await published("unlisted");
    expect(event.address).toBe(event.slug);
    expect(await listsOf()).not.toContain(event.slug);
    expect((await answersOf(event.slug)).map((answer) => answer.slice(0, 3))).toEqual(["201", "200", "200"]);
  });

  it("leaves the lists with the save that makes it so, and comes back with the one that takes it back", async () => {
    const event = await published("public");
    const lists = [await listsOf()];
    await turned(event, "unlisted");
    lists.push(await listsOf());
    await turned(event, "public");
    lists.push(await listsOf());
    expect(lists.map((list) => list.includes(event.slug))).toEqual([true, false, true]);
  });
});

describe("a closed event", () => {
  it("answers to whoever has no secret what an event answers that is not there", async () => {
    const event = await published("closed");
    const other = await published("closed");
    const [, secret] = other.address.split("~");
    const missing = await answersOf("nie-ma-takiego-wydarzenia");
    expect(missing.map((answer) => answer.slice(0, 3))).toEqual(["404", "404", "404"]);
    for (const address of [event.slug, `${event.slug}~${"A".repeat(43)}`, `${event.slug}~${secret}`])
      expect(await answersOf(address)).toEqual(missing);
    expect(await listsOf()).not.toContain(event.slug);
  });

  it("opens by its secret address, which everything in it goes on with", async () => {
    const { address, slug } = await published("closed");
    expect(address).toMatch(new RegExp(`^${slug}~[\\w-]{43}$`));
    const view = await bodyOf<EventView>(read(`/api/events/${address}`));
    expect(view).toMatchObject({ slug: address, visibility: "closed" });
    const calendar = await read(`/api/events/${address}/calendar.ics`);
    // Long lines of a calendar are folded.
    expect(calendar.text.replaceAll("\r\n ", "")).toContain(`https://zapisy.example/events/${address}`);
    expect(calendar.headers.get("content-disposition")).not.toContain("~");
    expect((await answersOf(address)).map((answer) => answer.slice(0, 3))).toEqual(["201", "200", "200"]);
  });

  it("is shown without the link key, as every page that anybody may see", async () => {
    const { address } = await published("closed");
    const { config } = world.deps;
    const key = config.LINK_KEY;
    config.LINK_KEY = undefined;
    try {
      expect(await statusOf(address)).toBe(200);
    } finally {
      config.LINK_KEY = key;
    }
  });

  it("has its address in its mails, in their calendar and on personal pages", async () => {
    const event = await published("closed");
    const { registrationId, token } = await signUp(world, { slug: event.address }, (number += 1));
    const letter = await letterTo(registrationId);
    expect(letter).toContain(`https://zapisy.example/events/${event.address}`);
    const page = await bodyOf<{ event: EventView; hasEventPage: boolean }>(
      read(`/api/registrations/${token}`),
    );
    expect([page.hasEventPage, page.event.slug]).toEqual([true, event.address]);
    const { text } = await read(`/api/registrations/${token}/calendar.ics`);
    expect(text.replaceAll("\r\n ", "")).toContain(event.address);
  });

  it("keeps no secret in the table", async () => {
    const { address } = await published("closed");
    const [, secret = ""] = address.split("~");
    const { name: TableName, documents } = world.deps.table;
    const { Items } = await documents.send(new ScanCommand({ TableName }));
    expect(JSON.stringify(Items)).not.toContain(secret);
  });

  it("has another address once staff renew it, and the one before opens nothing", async () => {
    const event = await published("closed");
    passMinute(world);
    const renewed = await service().renewAddress(asStaff(world), event.eventId, event.version);
    expect(renewed.address).not.toBe(event.address);
    expect([await statusOf(event.address), await statusOf(renewed.address)]).toEqual([404, 200]);
    await expect(service().renewAddress(asStaff(world), event.eventId, event.version)).rejects.toThrow(
      "event.version_conflict",
    );
    await world.follow();
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId);
    expect(items[0]).toMatchObject({ action: "event.edited", fields: ["door"] });
    expect(JSON.stringify(items)).not.toContain(renewed.address);
  });

  it("opens by an address that was sent while it was closed, also when it is open to all meanwhile or again closed", async () => {
    const event = await published("closed");
    await turned(event, "public");
    expect(await bodyOf<EventView>(read(`/api/events/${event.address}`))).toMatchObject({ slug: event.slug });
    expect([await statusOf(event.slug), await statusOf(`${event.slug}~${"B".repeat(43)}`)]).toEqual([
      200, 404,
    ]);
    expect((await turned(event, "closed")).address).toBe(event.address);
    expect([await statusOf(event.slug), await statusOf(event.address)]).toEqual([404, 200]);
  });

  it("is nobody's news before it is published, secret or not", async () => {
    const { address } = await createDraft(world, projectId, { visibility: "closed" });
    expect(address).toContain("~");
    expect(await statusOf(address)).toBe(404);
  });

  it("is copied as closed, under a secret of its own", async () => {
    const event = await published("closed");
    const copy = await service().duplicateEvent(asStaff(world), event.eventId, { startsOn: "2026-05-20" });
    expect(copy.visibility).toBe("closed");
    expect(copy.address.split("~")[1]).not.toBe(event.address.split("~")[1]);
    const open = await published("public");
    await expect(service().renewAddress(asStaff(world), open.eventId, open.version)).rejects.toThrow(
      "event.wrong_state",
    );
  });
});

/** The text of the first mail to somebody. */
async function letterTo(registrationId: `reg_${string}`): Promise<string> {
  await world.follow();
  const [message] = await world.deps.stores.messages.listByOwner(registrationId);
  if (!message) throw new Error("nobody was written to");
  const content = await composeMail(world.deps, message);
  return content?.mail.text ?? "";
}
