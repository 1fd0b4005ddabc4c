import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { promisify } from "node:util";
import { DeleteItemCommand, paginateScan } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProject, publishEvent, signUp } from "../support/actions.ts";
import { startFakeAws, type FakeAws } from "../support/fake-aws.ts";
import { databaseEndpoint } from "../support/own-database.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let aws: FakeAws;

beforeAll(async () => {
  world = await createWorld();
  aws = await startFakeAws({
    parameters: {
      "/zapisy/anna/link-key": Buffer.alloc(32, 7).toString("base64"),
      "/zapisy/anna/signing-key": Buffer.alloc(32, 9).toString("base64"),
    },
    stacks: {
      "anna-zapisy-Storage": {
        resources: [],
        outputs: { TableName: world.deps.table.name, FilesBucket: "anna-files" },
        exports: {},
        status: "CREATE_COMPLETE",
      },
    },
  });
});

afterAll(() => aws.stop());

/** Runs the command as npm does, with AWS on loopback. */
async function noteAddresses(stage: string) {
  const env = {
    PATH: process.env.PATH,
    HOME: tmpdir(),
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_ENDPOINT_URL: aws.url,
    AWS_ENDPOINT_URL_DYNAMODB: databaseEndpoint,
  };
  const args = ["infra/local/note-addresses.ts", "--stage", stage];
  return promisify(execFile)(process.execPath, args, { env }).then(
    ({ stdout }) => stdout.trim(),
    ({ stderr }: { stderr: string }) => stderr.trim(),
  );
}

describe("the command that notes addresses of registrations from before", () => {
  it("does so with the key of the stage, and says how many there were", async () => {
    const event = await publishEvent(world, await createProject(world), { seats: null });
    for (const number of [1, 2, 3]) await signUp(world, event, number, { email: "wspolny@ops.example" });
    await world.follow();
    const { client, name: TableName } = world.deps.table;
    for await (const { Items = [] } of paginateScan({ client }, { TableName }))
      for (const { pk, sk, __edb_e__: entity } of Items)
        if (entity?.S === "addressUse" && pk && sk)
          await client.send(new DeleteItemCommand({ TableName, Key: { pk, sk } }));
    const { address } = world.deps.services;
    expect((await address.findByAddress("wspolny@ops.example")).items).toEqual([]);
    expect(await noteAddresses("anna")).toBe(
      "3 registrations of stage anna looked at, 3 addresses noted that were not.",
    );
    expect((await address.findByAddress("wspolny@ops.example")).items).toHaveLength(3);
    expect(await noteAddresses("anna")).toContain("looked at, 0 addresses noted");
  });

  it("says in one sentence that there is no such stage", async () => {
    expect(await noteAddresses("berta")).toBe("There is no stage berta in eu-central-1.");
  });
});
