import { GetItemCommand, ScanCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { createLimits, type LimitStore } from "@zapisy/core/limit";
import { LIMITS } from "@zapisy/core/limit/rules";
import { keyedHash } from "@zapisy/core/shared/secret";
import { addSeconds } from "@zapisy/core/shared/time";
import { beforeEach, describe, expect, it } from "vitest";
import { createWorld, type World } from "../support/world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

/** Limits as another process of the same installation has them. */
function anotherProcess(store: LimitStore = world.deps.stores.limits) {
  return createLimits({ store, hash: async (text) => keyedHash(world.deps.secretKey, text) });
}

const limit = LIMITS.checkInCode;
const now = () => ({ now: world.clock.now });

describe("a limit", () => {
  it("lets as many through as it says, then none, and as many again in the next window", async () => {
    const limits = anotherProcess();
    const takeAll = async () => {
      for (let count = 0; count < limit.most; count += 1) await limits.take(now(), "checkInCode", "reg_1");
    };
    await takeAll();
    await expect(limits.take(now(), "checkInCode", "reg_1")).rejects.toMatchObject({
      kind: "rate_limited",
      code: "attendance.too_many_attempts",
      details: { retryAfterSeconds: limit.seconds },
    });
    world.clock.now = addSeconds(world.clock.now, limit.seconds - 1);
    expect(await limits.tryTake(now(), "checkInCode", "reg_1")).toEqual({
      taken: false,
      retryAfterSeconds: 1,
    });
    world.clock.now = addSeconds(world.clock.now, 1);
    await takeAll();
    await expect(limits.take(now(), "checkInCode", "reg_1")).rejects.toThrow("attendance.too_many_attempts");
  });

  it("counts one subject and one kind apart from others, and nobody for nobody", async () => {
    const limits = anotherProcess();
    for (let count = 0; count <= limit.most; count += 1) await limits.tryTake(now(), "checkInCode", "same");
    expect(await limits.tryTake(now(), "checkInCode", "other")).toEqual({ taken: true });
    expect(await limits.tryTake(now(), "certificateMiss", "same")).toEqual({ taken: true });
    expect(await limits.tryTake(now(), "checkInCode", undefined)).toEqual({ taken: true });
  });

  it("is one for all processes, also when their tries come at the same moment", async () => {
    const processes = Array.from({ length: 8 }, () => anotherProcess());
    const results = await Promise.all(
      processes.flatMap((limits) =>
        Array.from({ length: 5 }, () => limits.tryTake(now(), "checkInCode", "reg_1")),
      ),
    );
    expect(results.filter(({ taken }) => taken).length).toBe(limit.most);
  });

  it("would be passed without its condition: the race above can fail", async () => {
    const { client, name } = world.deps.table;
    // What reads first and writes then.
    const careless: LimitStore = {
      ...world.deps.stores.limits,
      async count(limitId, { by, most }) {
        const Key = { pk: { S: `careless#${limitId}` }, sk: { S: "count" } };
        const { Item } = await client.send(
          new GetItemCommand({ TableName: name, Key, ConsistentRead: true }),
        );
        if (Number(Item?.count?.N ?? 0) + by > most) return false;
        await client.send(
          new UpdateItemCommand({
            TableName: name,
            Key,
            UpdateExpression: "ADD #count :by",
            ExpressionAttributeNames: { "#count": "count" },
            ExpressionAttributeValues: { ":by": { N: String(by) } },
          }),
        );
        return true;
      },
    };
    const processes = Array.from({ length: 8 }, () => anotherProcess(careless));
    const results = await Promise.all(
      processes.flatMap((limits) =>
        Array.from({ length: 5 }, () => limits.tryTake(now(), "checkInCode", "reg_1")),
      ),
    );
    expect(results.filter(({ taken }) => taken).length).toBeGreaterThan(limit.most);
  });

  it("costs one write a try, and none once it is known to be reached", async () => {
    let writes = 0;
    const { count } = world.deps.stores.limits;
    const limits = anotherProcess({
      ...world.deps.stores.limits,
      count(...write) {
        writes += 1;
        return count(...write);
      },
    });
    for (let tries = 0; tries < 50; tries += 1) await limits.tryTake(now(), "checkInCode", "reg_1");
    expect(writes).toBe(limit.most + 1);
  });

  it("keeps nobody's name in the table, nothing that joins two windows, and its rows only for a while", async () => {
    const limits = anotherProcess();
    await limits.take(now(), "signInCode", "anna@ops.example");
    const endOfFirst = Date.parse(addSeconds(world.clock.now, LIMITS.signInCode.seconds)) / 1000;
    world.clock.now = addSeconds(world.clock.now, LIMITS.signInCode.seconds);
    await limits.take(now(), "signInCode", "anna@ops.example");
    const { Items = [] } = await world.deps.table.client.send(
      new ScanCommand({ TableName: world.deps.table.name, ConsistentRead: true }),
    );
    const counts = Items.filter(({ __edb_e__ }) => __edb_e__?.S === "limitCount");
    expect(JSON.stringify(counts)).not.toContain("anna");
    expect(counts.map(({ count }) => count?.N)).toEqual(["1", "1"]);
    expect(new Set(counts.map(({ pk }) => pk?.S)).size).toBe(2);
    expect(counts.map(({ ttl }) => Number(ttl?.N)).toSorted((a, b) => a - b)).toEqual([
      endOfFirst,
      endOfFirst + LIMITS.signInCode.seconds,
    ]);
  });
});
