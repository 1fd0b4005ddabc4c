import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a client asked of the database. */
export interface DatabaseCall {
  operation: string;
  input: Record<string, unknown>;
}

/** Something between a client and DynamoDB Local. */
export interface DatabaseProxy {
  endpoint: string;
  stop(): void;
}

/**
 * Stands between clients and DynamoDB Local and hears every call.
 * @param onCall may change the input before it is passed on; what they return is waited for
 * @param onAnswer gets what the database answered; may change it before it is passed on
 */
export async function startDatabaseProxy(
  database: string,
  onCall: (call: DatabaseCall) => void | Promise<void>,
  onAnswer: (call: DatabaseCall, answer: Record<string, unknown>) => void | Promise<void> = () => undefined,
): Promise<DatabaseProxy> {
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const target = String(request.headers["x-amz-target"]);
      const call: DatabaseCall = {
        operation: target.replace(/^.*\./, ""),
        input: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>,
      };
      await onCall(call);
      const answer = await fetch(database, {
        method: "POST",
        headers: {
          "content-type": "application/x-amz-json-1.0",
          "x-amz-target": target,
          authorization: String(request.headers.authorization),
        },
        body: JSON.stringify(call.input),
      });
      const output = (await answer.json()) as Record<string, unknown>;
      await onAnswer(call, output);
      response
        .writeHead(answer.status, { "content-type": "application/x-amz-json-1.0" })
        .end(JSON.stringify(output));
    })();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
