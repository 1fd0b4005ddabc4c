import { describe, expect, it, vi } from "vitest";
import { idleDeps } from "./idle-deps.ts";
import { entities } from "@zapisy/core/manifests";
import { createOutboxStore } from "@zapisy/core/message";

/** A model as a store hands it to ElectroDB, as far as it says under which partition its rows are. */
interface Model {
  model: { entity: string };
  attributes: Record<string, { label?: string }>;
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

/** First attribute of the partition key of each entity that a store works with; of some there are rows from before. */
function keysOfStores(): Record<string, string[]> {
  const { stores, table } = idleDeps();
  createOutboxStore(table);
  // Each store makes its entities when it is first looked at.
  for (const name of Object.keys(stores)) void stores[name as keyof typeof stores];
  const keys: Record<string, string[]> = {};
  for (const { model, attributes, indexes } of models) {
    const own = Object.values(indexes).find(({ index }) => index === undefined);
    const [key = ""] = own?.pk.composite ?? [];
    const known = new Set(keys[model.entity]).add(attributes[key]?.label ?? key);
    keys[model.entity] = [...known].sort();
  }
  return keys;
}

describe("the manifests", () => {
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
});
