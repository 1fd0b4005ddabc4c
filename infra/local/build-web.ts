import { rmSync } from "node:fs";
import { join } from "node:path";
import { endWithSupervisor, finishTask } from "./child.ts";
import { buildWeb } from "./web-build.ts";

endWithSupervisor();
await buildWeb();
// The Node that npm brings along is linked out of here; what stays are 67 MB of headers for modules in C, which we have none of.
rmSync(join(import.meta.dirname, "../../node_modules/node/node_modules"), { recursive: true, force: true });
finishTask();
