import { once } from "node:events";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { composeMime } from "./mime.ts";
import { classifySesError, createSesMailer } from "./ses.ts";

// The package is CommonJS with a default export, which Node and Vitest import differently.
const ses = createRequire(import.meta.url)("aws-ses-v2-local") as {
  default(config: { host: string; port: number }): Promise<Server>;
};

const credentials = { accessKeyId: "local", secretAccessKey: "local" };

function portOf(server: { address(): unknown }): number {
  const address = server.address();
  if (typeof address === "object" && address !== null && "port" in address) return Number(address.port);
  throw new Error("The server listens on no port.");
}

describe("the mailer", () => {
  let server: Server;
  let endpoint = "";

  beforeAll(async () => {
    server = await ses.default({ host: "127.0.0.1", port: 0 });
    endpoint = `http://127.0.0.1:${portOf(server)}`;
  });
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  });

  it("delivers a message with Polish letters and its attachment to a real SES interface", async () => {
    const mailer = createSesMailer({
      region: "eu-central-1",
      endpoint,
      credentials,
      from: "zapisy@rops.example",
      configurationSet: "zapisy",
    });
    const mime = await composeMime({
      messageId: "msg_01J9ZZZZZZZZZZZZZZZZZZZZZZ",
      from: { name: "Ośrodek Łąka", address: "zapisy@rops.example" },
      to: { address: "anna@ops.example" },
      subject: "Udział potwierdzony: zażółć gęślą jaźń",
      text: "Szanowna Pani,\n",
      html: "<p>Zażółć</p>",
      attachments: [
        {
          filename: "a.ics",
          contentType: "text/calendar; charset=utf-8; method=PUBLISH",
          content: "BEGIN:VCALENDAR",
        },
      ],
    });
    const { sesMessageId } = await mailer.send({
      to: "anna@ops.example",
      mime,
      ref: "reg_01J9ZZZZZZZZZZZZZZZZZZZZZZ/msg_01J9ZZZZZZZZZZZZZZZZZZZZZZ",
    });

    const answer = await fetch(`${endpoint}/store`);
    expect(await answer.json()).toMatchObject({
      emails: [
        {
          messageId: sesMessageId,
          from: expect.stringContaining("zapisy@rops.example"),
          destination: { to: ["anna@ops.example"], cc: [], bcc: [] },
          subject: "Udział potwierdzony: zażółć gęślą jaźń",
          body: { text: "Szanowna Pani,\n", html: "<p>Zażółć</p>" },
          attachments: [
            { filename: "a.ics", contentType: "text/calendar", content: btoa("BEGIN:VCALENDAR") },
          ],
        },
      ],
    });
  });

  it("fails in a way that is worth another attempt when nobody answers", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const port = portOf(closed);
    closed.close();
    await once(closed, "close");
    const mailer = createSesMailer({
      region: "eu-central-1",
      endpoint: `http://127.0.0.1:${port}`,
      credentials,
      from: "a@b.example",
    });
    const error: unknown = await mailer
      .send({ to: "anna@ops.example", mime: new Uint8Array(), ref: "reg_1/msg_1" })
      .catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(Error);
    expect(classifySesError(error)).toBe("retry");
  });
});

/** An error as the SDK throws it: named after the service's code, with the status of the answer. */
function sdkError(name: string, httpStatusCode?: number, message = name): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });
}

describe("classifySesError", () => {
  it.each([
    [sdkError("Throttling", 400), "too_many_now"],
    [sdkError("ThrottlingException", 400, "Maximum sending rate exceeded."), "too_many_now"],
    [sdkError("Throttling", 400, "Daily message quota exceeded."), "too_many_today"],
    [sdkError("ServiceUnavailable", 503), "retry"],
    [sdkError("InternalFailure", 500), "retry"],
    [sdkError("MessageRejected", 503), "retry"],
    [sdkError("TimeoutError"), "retry"],
    [Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }), "retry"],
    [sdkError("AccountSendingPausedException", 400), "retry"],
    [sdkError("ConfigurationSetSendingPausedException", 400), "retry"],
    [sdkError("ConfigurationSetDoesNotExistException", 400), "retry"],
    [sdkError("ExpiredToken", 403), "retry"],
    [sdkError("SomethingNew", 400), "retry"],
    ["not even an error", "retry"],
    [sdkError("MessageRejected", 400), "permanent"],
    [sdkError("InvalidParameterValue", 400), "permanent"],
    [sdkError("MailFromDomainNotVerifiedException", 400), "permanent"],
  ])("says of %s: %s", (error, verdict) => {
    expect(classifySesError(error)).toBe(verdict);
  });
});
