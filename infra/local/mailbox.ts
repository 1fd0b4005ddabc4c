import ses from "aws-ses-v2-local";
import { once } from "node:events";
import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, RequestListener } from "node:http";
import { dirname } from "node:path";
import { endWithSupervisor, serveSupervisor } from "./child.ts";
import { keepMails } from "./kept-mails.ts";
import { isOwnHost, LOOPBACK } from "./own-host.ts";
import { requireRoom, ROOM_LEFT_BYTES } from "./room.ts";

endWithSupervisor();
const publicUrl = process.env.PUBLIC_URL ?? `http://${LOOPBACK}`;
const file = process.env.MAILBOX_FILE ?? "";
/** The request whose mail is being kept; Express gives it its body. */
const asked = new AsyncLocalStorage<IncomingMessage & { body?: Record<string, string> }>();
keepMails(file, { messageId: () => asked.getStore()?.body?.["Tags.member.1.Value"] });
const server = await ses.default({ host: LOOPBACK, port: Number(process.env.MAILBOX_PORT) });

const [answer] = server.listeners("request") as RequestListener[];
server.removeAllListeners("request");
server.on("request", (request, response) => {
  // All mail of all people, for whoever sits at this machine.
  if (!isOwnHost(request.headers.host, publicUrl)) return response.writeHead(421).end();
  if (request.method !== "POST") return answer?.(request, response);
  requireRoom(dirname(file), ROOM_LEFT_BYTES).then(
    () => asked.run(request, () => answer?.(request, response)),
    // A mail that cannot be kept is not taken; the queue sends it again.
    () => response.writeHead(503).end(),
  );
});

serveSupervisor(async () => {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
});
