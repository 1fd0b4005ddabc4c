import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { readConfig } from "@zapisy/functions/config";
import { createDeps } from "@zapisy/functions/deps";
import { endWithSupervisor, finishTask } from "./child.ts";
import { surviveRestarts } from "./survive-restarts.ts";

endWithSupervisor();
const deps = createDeps(readConfig(process.env));
const { client, name } = deps.table;
surviveRestarts(client, name, process.env.DYNAMODB_ENDPOINT ?? "");
const { Count } = await client.send(new ScanCommand({ TableName: name, Limit: 1, Select: "COUNT" }));
if (Count === 0) {
  // Loaded only here: most starts find something in the table.
  const { loadFirstStaff, loadSamples } = await import("./samples/load.ts");
  await (process.env.SAMPLES === "yes" ? loadSamples(deps) : loadFirstStaff(deps));
}
finishTask();
