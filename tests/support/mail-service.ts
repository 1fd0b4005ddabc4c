import { once } from "node:events";
import { createServer, request, type IncomingMessage } from "node:http";

/** What a mail service says of one mail: it takes it, or has no room in this second or on this day, or is too busy just now. */
export type Verdict = "take" | "too_many_now" | "too_many_today" | "busy";

const SES = "http://ses.amazonaws.com/doc/2010-12-01/";
/** How SES says so (SES API reference, common errors; what it writes is in awsdocs/amazon-ses-developer-guide, issue 60). */
const REFUSALS: Record<Exclude<Verdict, "take">, [number, string, string]> = {
  too_many_now: [400, "Throttling", "Maximum sending rate exceeded."],
  too_many_today: [400, "Throttling", "Daily message quota exceeded."],
  busy: [503, "ServiceUnavailable", "Service is temporarily unavailable."],
};

/** A mail, by what its tags say. */
export interface JudgedMail {
  messageId: string;
  owner: string;
}

/** A mail service. */
export interface MailService {
  endpoint: string;
  stop(): Promise<void>;
}

/**
 * Starts a mail service on loopback that judges each mail.
 * @param options `mailbox`: where it takes mails to; without one it takes them itself. `onTaken` hears of each, before whoever sent it
 * does, which is told so much later
 */
export async function startMailService(
  judge: (mail: JudgedMail) => Verdict,
  {
    mailbox,
    onTaken = () => undefined,
    answersAfterMs = 0,
  }: { mailbox?: string; onTaken?: (mail: JudgedMail) => void; answersAfterMs?: number },
): Promise<MailService> {
  const server = createServer((incoming, answer) => {
    const say = (status: number, text: string) =>
      answer.writeHead(status, { "content-type": "text/xml" }).end(text);
    void bodyOf(incoming).then((body) => {
      const sent = new URLSearchParams(body.toString());
      const tag = (number: number) => sent.get(`Tags.member.${number}.Value`) ?? "";
      const mail = { messageId: tag(1), owner: tag(2) };
      const verdict = judge(mail);
      if (verdict !== "take") {
        const [status, code, words] = REFUSALS[verdict];
        return say(
          status,
          `<ErrorResponse xmlns="${SES}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${words}</Message></Error><RequestId>0</RequestId></ErrorResponse>`,
        );
      }
      onTaken(mail);
      if (mailbox === undefined) {
        const taken = `<SendRawEmailResponse xmlns="${SES}"><SendRawEmailResult><MessageId>${mail.messageId}</MessageId></SendRawEmailResult><ResponseMetadata><RequestId>0</RequestId></ResponseMetadata></SendRawEmailResponse>`;
        return setTimeout(() => say(200, taken), answersAfterMs);
      }
      const onward = request(new URL(incoming.url ?? "/", mailbox), {
        method: "POST",
        headers: { ...incoming.headers, host: new URL(mailbox).host },
      });
      onward.on("response", (taken) => {
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
