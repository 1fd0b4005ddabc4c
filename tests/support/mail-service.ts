import { once } from "node:events";
import { createServer, request, type IncomingMessage } from "node:http";

/** What a mail service says of one mail: it takes it, or has no room in this second or on this day, or is too busy just now. */
export type Verdict = "take" | "too_many_now" | "too_many_today" | "busy";

/** How SES says so (SES API reference, common errors; what it writes is in awsdocs/amazon-ses-developer-guide, issue 60). */
const REFUSALS: Record<Exclude<Verdict, "take">, [number, string, string]> = {
  too_many_now: [400, "Throttling", "Maximum sending rate exceeded."],
  too_many_today: [400, "Throttling", "Daily message quota exceeded."],
  busy: [503, "ServiceUnavailable", "Service is temporarily unavailable."],
};

/** A mail service that stands in front of a mailbox. */
export interface MailService {
  endpoint: string;
  stop(): Promise<void>;
}

/**
 * Starts a mail service on loopback that judges each mail before it hands it to a mailbox.
 * @param judge gets the id of the message; several are judged at once
 * @param onTaken hears of each that the mailbox has
 */
export async function startMailService(
  mailbox: string,
  judge: (messageId: string) => Verdict,
  onTaken: (messageId: string) => void = () => undefined,
): Promise<MailService> {
  const server = createServer((incoming, answer) => {
    void bodyOf(incoming).then((body) => {
      const messageId = new URLSearchParams(body.toString()).get("Tags.member.1.Value") ?? "";
      const verdict = judge(messageId);
      if (verdict !== "take") {
        const [status, code, words] = REFUSALS[verdict];
        answer.writeHead(status, { "content-type": "text/xml" });
        return answer.end(
          `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${words}</Message></Error><RequestId>0</RequestId></ErrorResponse>`,
        );
      }
      const { pathname } = new URL(incoming.url ?? "/", mailbox);
      const onward = request(new URL(pathname, mailbox), {
        method: "POST",
        headers: { ...incoming.headers, host: new URL(mailbox).host },
      });
      onward.on("response", (taken) => {
        if (taken.statusCode === 200) onTaken(messageId);
        answer.writeHead(taken.statusCode ?? 502, taken.headers);
        taken.pipe(answer);
      });
      onward.on("error", () => answer.destroy());
      return onward.end(body);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new Error("The mail service listens on no port.");
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
