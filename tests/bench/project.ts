import { randomBytes } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchWriteCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { createParticipantStore } from "@zapisy/core/participant";
import type { ParticipantId } from "@zapisy/core/participant/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import { createSupportStore } from "@zapisy/core/support";
import { type Staff, toActor } from "@zapisy/core/staff";
import { createApi } from "@zapisy/functions/api/app";
import { readConfig } from "@zapisy/functions/config";
import { createDeps, type Deps } from "@zapisy/functions/deps";
import { secretHash } from "@zapisy/core/shared/secret";
import { startDatabase } from "@zapisy/local/database";
import { createTable } from "@zapisy/local/table";
import { startDatabaseProxy } from "../support/database-proxy.ts";
import { eventInput, projectInput } from "../support/fixture.ts";

/** People of the project unless said otherwise, entries of the log, and events with people who were there. */
const PEOPLE = 10_000;
const ENTRIES_EACH = 10;
const EVENTS = 40;
/** How often each is measured. */
const RUNS = 10;
/** Batches that are written beside each other. */
const BESIDE = 8;
const BATCH = 25;
/** Links in one transaction. */
const LINKED_AT_ONCE = 100;
const DAY = "2026-02-10";
const TABLE = "figures";
const COUNTIES = ["2007", "2003", "2014", "2008"];

type Row = Record<string, unknown>;

/**
 * How long the figures of a project take with ten thousand participants and a hundred thousand entries of support (`-- N` for another number
 * of people): the page, the list behind one of its figures, and the report as workbook and PDF, and of a funder's file (docs/decisions/0125), through the API in this process, on DynamoDB
 * Local in memory. Says also how many units each reads.
 */
export async function measure([size = String(PEOPLE)]: string[] = []): Promise<object> {
  process.env.AWS_ACCESS_KEY_ID ??= "local";
  process.env.AWS_SECRET_ACCESS_KEY ??= "local";
  const people = Number(size);
  const database = await startDatabase({ inMemory: true });
  await createTable(new DynamoDBClient({ endpoint: database.endpoint, region: "eu-central-1" }), TABLE);
  let units = 0;
  const proxy = await startDatabaseProxy(
    database.endpoint,
    async (call) => void (call.input.ReturnConsumedCapacity = "TOTAL"),
    async (_, { ConsumedCapacity }) => {
      for (const { CapacityUnits = 0 } of [ConsumedCapacity ?? []].flat() as { CapacityUnits?: number }[])
        units += CapacityUnits;
    },
  );
  const key = randomBytes(32).toString("base64");
  const depsAt = (endpoint: string) =>
    createDeps(
      readConfig({
        TABLE_NAME: TABLE,
        DYNAMODB_ENDPOINT: endpoint,
        PUBLIC_URL: "https://zapisy.example",
        LINK_KEY: key,
        TODAY: "2026-03-02",
      }),
      { log: { info: () => undefined, warn: console.error, error: console.error } },
    );
  const deps = depsAt(database.endpoint);
  const staff = await addAdmin(deps);
  const startedAt = performance.now();
  const projectId = await fill(deps, staff, people);
  console.log(`${people} people after ${Math.round((performance.now() - startedAt) / 1000)} s`);

  const cookie = await cookieOf(deps, staff);
  const [api, counted] = [createApi(deps), createApi(depsAt(proxy.endpoint))];
  const here = `/api/staff/projects/${projectId}/figures`;
  const profile = `/api/staff/projects/${projectId}/export-profiles/sm-efs`;
  const measured = async (path: string) => {
    const times: number[] = [];
    let bytes = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const from = performance.now();
      const answer = await api.request(path, { headers: { cookie } });
      bytes = (await answer.arrayBuffer()).byteLength;
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      times.push(performance.now() - from);
    }
    units = 0;
    await (await counted.request(path, { headers: { cookie } })).arrayBuffer();
    return { ...figures(times), bytes, readUnits: Math.round(units) };
  };
  const result = {
    people,
    entries: people * ENTRIES_EACH,
    events: EVENTS,
    page: { ...(await measured(here)), limitMs: 1_000 },
    list: await measured(`${here}/list?cut=all&row=counted&figure=people`),
    faults: await measured(`${profile}/faults`),
    funderFile: { ...(await measured(`${profile}/funder-file.csv`)), limitMs: 3_000 },
    xlsx: { ...(await measured(`${here}/figures.xlsx`)), limitMs: 3_000 },
    pdf: { ...(await measured(`${here}/figures.pdf`)), limitMs: 3_000 },
  };
  proxy.stop();
  await database.stop();
  return result;
}

function addAdmin(deps: Deps): Promise<Staff> {
  return deps.services.staff.createStaff(deps.context({ type: "system", name: "bench" }, "bench"), {
    name: "Anna Nowak",
    email: "anna@zapisy.example",
    role: "admin",
    projectIds: "all",
    locale: "pl",
    active: true,
  });
}

async function cookieOf(deps: Deps, { staffId }: Staff): Promise<string> {
  const session = randomBytes(32).toString("base64url");
  await deps.stores.staff.createSession({
    sessionHash: secretHash(session),
    staffId,
    expiresAt: "2099-01-01T00:00:00.000Z",
  });
  return `__Host-zapisy=${session}`;
}

/**
 * A project with so many participants, each with ten entries in the log and a place at one of forty events. One person is entered as staff do;
 * the others are copies of their rows under other ids, so that they are what the stores write.
 */
async function fill(deps: Deps, staff: Staff, people: number): Promise<ProjectId> {
  const ctx = deps.context(toActor(staff), "bench");
  const { projectId } = await deps.services.project.createProject(
    ctx,
    projectInput({
      supports: [
        { supportId: "law", name: "Poradnictwo prawne", mode: "individual", hours: 10 },
        { supportId: "work", name: "Warsztaty", mode: "group", hours: 6 },
      ],
    }),
  );
  const rows = await templateOf(deps, ctx, projectId);
  const copies = Array.from({ length: people }, (_, index) => copyOf(rows, index)).flat();
  await writeAll(deps, copies);
  const supports = createSupportStore(deps.table);
  const participants = createParticipantStore(deps.table);
  for (let number = 0; number < EVENTS; number += 1) {
    const { eventId, version } = await deps.services.event.createEvent(
      ctx,
      eventInput(projectId, { title: { pl: `Szkolenie ${number}` } }),
    );
    const published = await deps.services.event.publishEvent(ctx, eventId, version);
    const own = Array.from({ length: people }, (_, index) => index).filter(
      (index) => index % EVENTS === number,
    );
    await supports.keepPresences({
      eventId,
      version: published.version,
      noted: undefined,
      countedAt: deps.clock(),
      people: own.map((index) => ({
        registrationId: registrationOf(index),
        since: DAY,
        sessions: [{ sessionId: "s", supportId: "work", day: DAY, minutes: 240 }],
      })),
    });
    const linked = own.map((index) => ({
      projectId,
      eventId,
      registrationId: registrationOf(index),
      participantId: participantOf(index),
    }));
    for (let at = 0; at < linked.length; at += LINKED_AT_ONCE)
      await participants.save([], { linked: linked.slice(at, at + LINKED_AT_ONCE) });
  }
  return projectId;
}

const idOf = (prefix: string, index: number) => `${prefix}_${String(index).padStart(26, "0")}`;
const participantOf = (index: number) => idOf("ptc", index) as ParticipantId;
const registrationOf = (index: number) => idOf("reg", index) as RegistrationId;

/** The rows of one person with an entry in the log, as the stores write them. */
async function templateOf(
  deps: Deps,
  ctx: ReturnType<Deps["context"]>,
  projectId: ProjectId,
): Promise<{ person: Row; record: Row; entry: Row }> {
  const asStaff = ctx as Parameters<Deps["services"]["participant"]["addParticipant"]>[0];
  const { participant, supportEntry } = deps.services;
  const { participantId } = await participant.addParticipant(asStaff, projectId, {
    firstName: "Łucja",
    lastName: "Źrebiec",
    formerLastNames: [],
    email: "lucja@ops.example",
    phone: "+48600700800",
    categories: ["osoby długotrwale bezrobotne"],
    territory: ["2003"],
    birthDate: "1978-06-10",
  });
  const begun = await participant.changeCourse(asStaff, projectId, participantId, {
    state: "participant",
    startsOn: DAY,
    reason: "Pierwsze wsparcie",
    version: 1,
  });
  await participant.changeEntry(asStaff, projectId, participantId, {
    answers: {
      sex: "woman",
      education: "isced3",
      employment: "unemployed",
      commune: "2003052",
      degurba: "3",
      birthDate: "1978-06-10",
    },
    version: begun.version,
  });
  await supportEntry.addEntry(asStaff, projectId, {
    participantId,
    supportId: "law",
    day: DAY,
    from: "09:00",
    to: "09:45",
    topic: "Alimenty i władza rodzicielska",
    place: "Żmudź",
    mode: "onsite",
    counsellor: { name: "Żaneta Łęcka" },
  });
  const { Items = [] } = await deps.table.documents.send(
    new ScanCommand({
      TableName: TABLE,
      FilterExpression: "#entity IN (:person, :record, :entry)",
      ExpressionAttributeNames: { "#entity": "__edb_e__" },
      ExpressionAttributeValues: {
        ":person": "participant",
        ":record": "supportRecord",
        ":entry": "supportEntry",
      },
    }),
  );
  const of = (entity: string) => Items.find((item) => item.__edb_e__ === entity) ?? {};
  return { person: of("participant"), record: of("supportRecord"), entry: of("supportEntry") };
}

/** The same rows of another person, with ten entries. */
function copyOf({ person, record, entry }: { person: Row; record: Row; entry: Row }, index: number): Row[] {
  const text = (row: Row) => JSON.stringify(row);
  const [participantId, entryId, nameKey] = [person.participantId, entry.entryId, person.nameKey] as string[];
  const own = (row: Row) =>
    text(row)
      .replaceAll(participantId ?? "", participantOf(index))
      .replaceAll(nameKey ?? "", `${nameKey}${String(index).padStart(6, "0")}`)
      .replaceAll('"Źrebiec"', `"Źrebiec ${index}"`)
      .replaceAll('["2003"]', `["${COUNTIES[index % COUNTIES.length]}"]`);
  const entries = Array.from({ length: ENTRIES_EACH }, (_, number) =>
    idOf("sen", index * ENTRIES_EACH + number),
  );
  const [brief = {}] = record.entries as Row[];
  return [
    JSON.parse(own(person)) as Row,
    {
      ...(JSON.parse(own({ ...record, entries: [] })) as Row),
      entries: entries.map((id) => ({ ...brief, entryId: id })),
    },
    ...entries.map((id) => JSON.parse(own(entry).replaceAll(entryId ?? "", id)) as Row),
  ];
}

async function writeAll(deps: Deps, rows: readonly Row[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, index) =>
    rows.slice(index * BATCH, (index + 1) * BATCH),
  );
  const write = async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop())
      await deps.table.documents.send(
        new BatchWriteCommand({ RequestItems: { [TABLE]: batch.map((Item) => ({ PutRequest: { Item } })) } }),
      );
  };
  await Promise.all(Array.from({ length: BESIDE }, write));
}

function figures(milliseconds: readonly number[]): { median: number; most: number } {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { median: at(0.5), most: at(1) };
}
