import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { readParameter, signed } from "./parameter.ts";

const ACCESS = {
  AWS_REGION: "eu-central-1",
  AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
};
const NAME = "/zapisy/production/link-key";

let stop: (() => void) | undefined;
afterEach(() => stop?.());

/** A parameter store that gives these answers one after another, and keeps what it was asked. */
async function store(...answers: [number, object][]) {
  const asked: { target: unknown; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += String(part)));
    request.on("end", () => {
      asked.push({ target: request.headers["x-amz-target"], body });
      const [status, answer] = answers.shift() ?? [500, {}];
      response.writeHead(status).end(JSON.stringify(answer));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  stop = () => server.close();
  return {
    asked,
    access: { ...ACCESS, SSM_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
  };
}

describe("a secret from the parameter store", () => {
  it("is asked for with the signature that the AWS SDK makes for the same request", () => {
    const body = JSON.stringify({ Name: NAME, WithDecryption: true });
    const headers = signed(
      new URL("https://ssm.eu-central-1.amazonaws.com"),
      body,
      { ...ACCESS, AWS_SESSION_TOKEN: "token" },
      new Date("2026-03-02T09:00:00.000Z"),
    );
    // Made by SignatureV4 of @smithy/signature-v4 5.6.
    expect(headers.authorization).toBe(
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260302/eu-central-1/ssm/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, Signature=364d8d0322c441ce73dd57d5a4c1ee1847da8393453a48687ebb739a9c1bf09f",
    );
  });

  it("is read, also when the store is busy at first", async () => {
    const { asked, access } = await store(
      [400, { __type: "ThrottlingException" }],
      [503, {}],
      [200, { Parameter: { Value: "c2VjcmV0" } }],
    );
    await expect(readParameter(NAME, access)).resolves.toBe("c2VjcmV0");
    expect(asked).toEqual(
      Array.from({ length: 3 }, () => ({
        target: "AmazonSSM.GetParameter",
        body: JSON.stringify({ Name: NAME, WithDecryption: true }),
      })),
    );
  });

  it("that is missing ends the start at once, and says its name and why", async () => {
    const { asked, access } = await store([400, { __type: "ParameterNotFound" }]);
    await expect(readParameter(NAME, access)).rejects.toThrow(
      "The parameter /zapisy/production/link-key cannot be read: 400 ParameterNotFound",
    );
    expect(asked).toHaveLength(1);
  });
});
