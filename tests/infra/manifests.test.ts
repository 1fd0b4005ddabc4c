import { describe, expect, it, vi } from "vitest";
import { idleDeps } from "./idle-deps.ts";
import { faultsOf, privacyPage } from "../support/holdings.ts";
import { entities } from "@zapisy/core/manifests";
import { createContentNoteStore } from "@zapisy/core/content-note";
import { createExportProfileStore } from "@zapisy/core/export-profile";
import { createFigureStore } from "@zapisy/core/figure";
import { createErasureStore } from "@zapisy/core/erasure";
import { createOutboxStore } from "@zapisy/core/message";
import { createParticipantStore } from "@zapisy/core/participant";
import { createRetentionStore } from "@zapisy/core/retention";
import { createSupportStore } from "@zapisy/core/support";
import { createIndicatorStore } from "@zapisy/core/indicator";
import { createSnapshotStore } from "@zapisy/core/snapshot";
import { createSupportEntryStore } from "@zapisy/core/support-entry";
import { createSupportScheduleStore } from "@zapisy/core/support-schedule";

/** A model as a store hands it to ElectroDB, as far as it says under which partition its rows are. */
interface Model {
  model: { entity: string };
  attributes: Record<string, { label?: string; type: unknown }>;
  indexes: Record<string, { index?: string; pk: { composite: string[] } }>;
}

const models = vi.hoisted((): Model[] => []);

vi.mock(import("electrodb"), async (load) => {
  const electrodb = await load();
  const Entity = new Proxy(electrodb.Entity, {
    construct(target, [model, ...rest]: [Model, ...unknown[]]) {
      models.push(model);
      return Reflect.construct(target, [model, ...rest]) as object;
    },
  });
  return { ...electrodb, Entity };
});

/** Makes every store, each of which makes its entities when it is first looked at. */
function openStores(): void {
  const { stores, table } = idleDeps();
  createOutboxStore(table);
  createErasureStore(table);
  createContentNoteStore(table);
  createExportProfileStore(table);
  createFigureStore(table);
  createParticipantStore(table);
  createRetentionStore(table);
  createSupportEntryStore(table);
  createIndicatorStore(table);
  createSnapshotStore(table);
  createSupportScheduleStore(table);
  createSupportStore(table);
  for (const name of Object.keys(stores)) void stores[name as keyof typeof stores];
}

/** First attribute of the partition key of each entity that a store works with; of some there are rows from before. */
function keysOfStores(): Record<string, string[]> {
  const keys: Record<string, string[]> = {};
  for (const { model, attributes, indexes } of models) {
    const own = Object.values(indexes).find(({ index }) => index === undefined);
    const [key = ""] = own?.pk.composite ?? [];
    const known = new Set(keys[model.entity]).add(attributes[key]?.label ?? key);
    keys[model.entity] = [...known].sort();
  }
  return keys;
}

/** Stored fields of each entity, with the type that ElectroDB has of them. */
function fieldsOfStores(): Record<string, Record<string, unknown>> {
  const fields: Record<string, Record<string, unknown>> = {};
  for (const { model, attributes } of models) {
    const known = (fields[model.entity] ??= {});
    for (const [name, { type }] of Object.entries(attributes)) known[name] = type;
  }
  return fields;
}

describe("the manifests", () => {
  openStores();

  it("tell of every entity of the stores under which key its rows are", () => {
    const told = Object.fromEntries(
      Object.entries(entities).map(([name, { key, formerKey }]) => [
        name,
        formerKey ? [key, formerKey].sort() : [key],
      ]),
    );
    expect(Object.keys(told).length).toBeGreaterThan(25);
    expect(told).toEqual(keysOfStores());
  });

  it("say of every stored field what it says of people", () => {
    const stored = fieldsOfStores();
    expect(Object.keys(stored).toSorted()).toEqual(Object.keys(entities).toSorted());
    const faults = Object.entries(stored).flatMap(([name, fields]) => {
      const holds = entities[name]?.holds;
      return holds ? faultsOf(holds, fields).map((fault) => `${name}: ${fault}`) : [`${name}: not told`];
    });
    expect(faults).toEqual([]);
  });

  it("are found wanting where a field is added, taken away, or hidden in one that is told as a whole", () => {
    const { holds } = entities["invitation"] ?? {};
    const fields = fieldsOfStores()["invitation"] ?? {};
    if (!holds) throw new Error("Invitations are told.");
    expect(faultsOf(holds, { ...fields, pesel: "string" })).toEqual(["pesel is stored and not told"]);
    const { email: _email, ...fewer } = fields;
    expect(faultsOf(holds, fewer)).toEqual(["email is told and not stored"]);
    expect(faultsOf(holds, { ...fields, email: "any" })).toEqual(["email is told as a whole"]);
    expect(faultsOf({ ...holds, of: "nobody" }, fields)).toEqual(["holds something of somebody"]);
  });
});

describe("docs/privacy.md", () => {
  it("is what the manifests say", async () => {
    await expect(privacyPage()).toMatchFileSnapshot("../../docs/privacy.md");
  });
});
