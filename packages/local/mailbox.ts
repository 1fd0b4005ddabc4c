import ses from "aws-ses-v2-local";
import { once } from "node:events";
import { endWithSupervisor, serveSupervisor } from "./child.ts";

endWithSupervisor();
const server = await ses.default({ host: "127.0.0.1", port: Number(process.env.MAILBOX_PORT) });

serveSupervisor(async () => {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
});
