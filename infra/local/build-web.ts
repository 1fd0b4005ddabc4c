import { endWithSupervisor, finishTask } from "./child.ts";
import { buildWeb } from "./web-build.ts";

endWithSupervisor();
await buildWeb();
finishTask();
