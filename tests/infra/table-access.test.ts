import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const source = (file: string) => readFileSync(file, "utf8");

/** First attributes of the partition keys of the table itself, as the stores declare them, by their labels. */
const keys = new Set(
  globSync("packages/core/*/store.ts").flatMap((file) =>
    source(file)
      .split("new Entity(")
      .flatMap((entity) =>
        [...entity.matchAll(/keyFields\(\)\.pk, composite: \["(\w+)"/g)].map(([, key = ""]) => {
          const attribute = new RegExp(`^ {8}${key}: \\{[^}]*label: "(\\w+)"`, "m").exec(entity);
          return attribute?.[1] ?? key;
        }),
      ),
  ),
);

describe("rights by partition key", () => {
  it("know every key that a store uses", () => {
    const known = /type PartitionKey =([^;]+);/.exec(source("infra/table-access.ts"))?.[1] ?? "";
    expect([...known.matchAll(/"(\w+)"/g)].map(([, key]) => key)).toEqual([...keys].sort());
  });

  it("let the API change everything that a store keeps, but counts of tries, wordings, notes of access, messages, what was told, and the audit", () => {
    const changed = /const CHANGED[^=]*=([^;]+);/.exec(source("infra/api.ts"))?.[1] ?? "";
    const apart = ["accessId", "limitId", "messageId", "subjectId", "toldOf", "wordingId"];
    expect([...changed.matchAll(/"(\w+)"/g)].map(([, key]) => key)).toEqual(
      [...keys].filter((key) => !apart.includes(key)).sort(),
    );
  });
});
