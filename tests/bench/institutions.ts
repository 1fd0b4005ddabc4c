import { randomBytes } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { InstitutionId, InstitutionService } from "@zapisy/core/institution";
import { wordRows } from "@zapisy/core/institution/rules";
import type { InstitutionInput } from "@zapisy/core/institution/schema";
import { toActor } from "@zapisy/core/staff";
import { createApi } from "@zapisy/functions/api/app";
import { readConfig } from "@zapisy/functions/config";
import { createDeps } from "@zapisy/functions/deps";
import { createStreamHandlers } from "@zapisy/functions/effects/index";
import { startDatabase } from "@zapisy/local/database";
import { createTable } from "@zapisy/local/table";
import { startDatabaseProxy } from "../support/database-proxy.ts";
import { readTableStream } from "../support/table-stream.ts";

/** Entries of the register unless said otherwise: more than Poland has welfare centres. */
const ENTRIES = 10_000;
/** How often each is measured. */
const RUNS = 200;
const MERGES = 50;

const KINDS = [
  ["Gminny Ośrodek Pomocy Społecznej w", "ops"],
  ["Miejski Ośrodek Pomocy Społecznej w", "ops"],
  ["Powiatowe Centrum Pomocy Rodzinie w", "pcpr"],
  ["Centrum Usług Społecznych w", "cus"],
  ["Szkoła Podstawowa nr 2 w", "school"],
  ["Szkoła Podstawowa nr 12 w", "school"],
  ["Stowarzyszenie „Razem” w", "ngo"],
  ["Urząd Gminy", "local_government"],
  ["Gminna Biblioteka Publiczna w", "culture"],
  ["Warsztat Terapii Zajęciowej w", "zaz_wtz"],
] as const;
const BEGINNINGS = [
  "Biało",
  "Nowo",
  "Staro",
  "Zielono",
  "Kamien",
  "Kraś",
  "Lipo",
  "Wysoko",
  "Dobro",
  "Sokol",
];
const MIDDLES = ["brze", "grod", "miesz", "pol", "staw", "wod", "lesz", "dwor", "kow", "bor"];
const ENDS = ["iec", "ów", "ica", "owo", "no", "yn", "any", "ki", "ice", "sk"];

/** A town of a thousand that look like Polish ones. */
function townOf(index: number): string {
  const part = (list: readonly string[], at: number) => list[at % list.length] ?? "";
  return (
    part(BEGINNINGS, index) + part(MIDDLES, Math.floor(index / 10)) + part(ENDS, Math.floor(index / 100))
  );
}

function institutionOf(index: number): InstitutionInput {
  const [name, type] = KINDS[index % KINDS.length] ?? KINDS[0];
  const town = townOf(Math.floor(index / KINDS.length));
  // The thousand towns ten times over have a number each.
  const times = Math.floor(index / (KINDS.length * 1_000));
  return { name: `${name} ${town}${times > 0 ? ` ${times}` : ""}`, type, town, otherNames: [] };
}

/** What people type, letter by letter in the end: a kind and a town, a town, a school's number, what thousands are called. */
function typedOf(run: number): string {
  const town = townOf((run * 37) % 1_000);
  return (
    [`GOPS ${town}`, town, `${town.slice(0, 4)}`, `szkoła podstawowa nr 12 ${town}`, "ośrodek pomocy", "ops"][
      run % 6
    ] ?? town
  );
}

/**
 * How long it takes to be offered institutions while typing, and to merge two of them and to part them again, in a register of
 * ten thousand (`-- N` for another number), through the API in this process, on DynamoDB Local on disk of memory. Says also
 * how many units a search reads at most.
 */
export async function measure([size = String(ENTRIES)]: string[] = []): Promise<object> {
  process.env.AWS_ACCESS_KEY_ID ??= "local";
  process.env.AWS_SECRET_ACCESS_KEY ??= "local";
  const database = await startDatabase({ inMemory: true });
  const client = new DynamoDBClient({ endpoint: database.endpoint, region: "eu-central-1" });
  await createTable(client, "institutions");
  let units = 0;
  const proxy = await startDatabaseProxy(
    database.endpoint,
    async (call) => void (call.input.ReturnConsumedCapacity = "TOTAL"),
    async (_, { ConsumedCapacity }) => {
      for (const { CapacityUnits = 0 } of [ConsumedCapacity ?? []].flat() as { CapacityUnits?: number }[])
        units += CapacityUnits;
    },
  );
  const depsAt = (endpoint: string) =>
    createDeps(
      readConfig({
        TABLE_NAME: "institutions",
        DYNAMODB_ENDPOINT: endpoint,
        PUBLIC_URL: "https://zapisy.example",
        LINK_KEY: randomBytes(32).toString("base64"),
        TODAY: "2026-03-02",
      }),
      { log: { info: () => undefined, warn: console.error, error: console.error } },
    );
  const deps = depsAt(database.endpoint);
  const counted = createApi(depsAt(proxy.endpoint));
  const api = createApi(deps);
  const staff = await deps.services.staff.createStaff(
    deps.context({ type: "system", name: "bench" }, "bench"),
    {
      name: "Anna Nowak",
      email: "anna@zapisy.example",
      role: "admin",
      projectIds: "all",
      locale: "pl",
      active: true,
    },
  );
  const ctx = deps.context(toActor(staff), "bench");
  const entries: { institutionId: InstitutionId; version: number }[] = [];
  const { institutions } = deps.stores;
  const startedAt = performance.now();
  const add = async (index: number) => {
    const input = institutionOf(index);
    entries[index] = await deps.services.institution.addInstitution(ctx, input);
    const entry = await institutions.find(entries[index].institutionId);
    // What the stream would do, which is not measured here.
    if (entry) await institutions.putWords(entry.institutionId, wordRows(entry), [], entry);
  };
  for (let index = 0; index < Number(size); index += 20)
    await Promise.all(
      Array.from({ length: Math.min(20, Number(size) - index) }, (_, one) => add(index + one)),
    );
  console.log(`${size} entries after ${Math.round((performance.now() - startedAt) / 1000)} s`);

  const searches: number[] = [];
  let offered = 0;
  let mostUnits = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const path = `/api/institutions?q=${encodeURIComponent(typedOf(run))}`;
    const from = performance.now();
    const answer = await api.request(path);
    const { items } = (await answer.json()) as { items: unknown[] };
    searches.push(performance.now() - from);
    if (items.length > 0) offered += 1;
    units = 0;
    await (await counted.request(path)).arrayBuffer();
    mostUnits = Math.max(mostUnits, units);
  }
  const stream = readTableStream(database.endpoint, "institutions");
  const followed = createStreamHandlers(deps)["follow-institutions"];
  while ((await stream.read()).length > 0);
  const [merging, parting, following]: [number[], number[], number[]] = [[], [], []];
  const timed = async (into: number[], work: () => Promise<unknown>) => {
    const from = performance.now();
    await work();
    into.push(performance.now() - from);
  };
  const follow = async () => {
    const Records = await stream.read();
    await timed(following, async () => followed?.({ Records }));
  };
  const service: Pick<InstitutionService, "mergeInstitution" | "freeInstitution"> = deps.services.institution;
  for (let run = 0; run < MERGES; run += 1) {
    const [one, other] = [entries[run * 2], entries[run * 2 + 1]];
    if (!one || !other) break;
    const merge = { into: other.institutionId, reason: "Ta sama instytucja", version: one.version };
    await timed(merging, () => service.mergeInstitution(ctx, one.institutionId, merge));
    await follow();
    await timed(parting, () => service.freeInstitution(ctx, one.institutionId, one.version + 1));
    await follow();
  }
  proxy.stop();
  await database.stop();
  return {
    entries: Number(size),
    search: { ...figures(searches), offered: `${offered} of ${RUNS}`, mostReadUnits: mostUnits },
    merge: figures(merging),
    undo: figures(parting),
    followed: figures(following),
  };
}

function figures(milliseconds: readonly number[]): { median: number; p95: number; most: number } {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
  return { median: at(0.5), p95: at(0.95), most: at(1) };
}
