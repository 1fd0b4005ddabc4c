import { createHash, createHmac } from "node:crypto";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { setTimeout as pause } from "node:timers/promises";
import { UnavailableError } from "@zapisy/core/shared/time-limit";

/** Where and as whom to ask; Lambda gives every function these in its environment. */
export interface AwsAccess {
  AWS_REGION?: string;
  AWS_ACCESS_KEY_ID?: string;
  AWS_SECRET_ACCESS_KEY?: string;
  AWS_SESSION_TOKEN?: string;
  /** Another endpoint that speaks SSM; absent on AWS. */
  SSM_ENDPOINT?: string;
}

const ATTEMPTS = 5;

/**
 * Reads a SecureString from the parameter store. One signed request instead of the SDK's client, which would take
 * a tenth of every cold start (docs/decisions/0012). Tried again while SSM is busy, as when many copies start at once.
 * @throws Error when there is none of that name, or the function may not read it
 */
export async function readParameter(name: string, access: AwsAccess): Promise<string> {
  const endpoint = new URL(access.SSM_ENDPOINT ?? `https://ssm.${access.AWS_REGION}.amazonaws.com`);
  const body = JSON.stringify({ Name: name, WithDecryption: true });
  for (let attempt = 1; ; attempt += 1) {
    const { status, text } = await post(endpoint, signed(endpoint, body, access, new Date()), body);
    if (status === 200) {
      const { Parameter } = JSON.parse(text) as { Parameter?: { Value?: string } };
      if (Parameter?.Value) return Parameter.Value;
    }
    const isBusy = status >= 500 || text.includes("ThrottlingException");
    if (!isBusy || attempt === ATTEMPTS) {
      const reason = /"__type":"([\w.#]+)"/.exec(text)?.[1] ?? "";
      throw Object.assign(new Error(`The parameter ${name} cannot be read: ${status} ${reason}`), {
        // As the SDK says that a service is too busy.
        ...(isBusy && { $metadata: { httpStatusCode: 503 } }),
      });
    }
    await pause(Math.random() * 100 * 2 ** attempt);
  }
}

/** Headers of a request to SSM with its signature (AWS Signature Version 4). */
export function signed(endpoint: URL, body: string, access: AwsAccess, now: Date): Record<string, string> {
  const at = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const scope = `${at.slice(0, 8)}/${access.AWS_REGION}/ssm/aws4_request`;
  const headers: Record<string, string> = {
    "content-type": "application/x-amz-json-1.1",
    host: endpoint.host,
    "x-amz-date": at,
    ...(access.AWS_SESSION_TOKEN && { "x-amz-security-token": access.AWS_SESSION_TOKEN }),
    "x-amz-target": "AmazonSSM.GetParameter",
  };
  const names = Object.keys(headers).join(";");
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const canonical = ["POST", "/", "", lines.join(""), names, sha256(body)].join("\n");
  const key = scope.split("/").reduce<string | Buffer>(hmac, `AWS4${access.AWS_SECRET_ACCESS_KEY}`);
  const signature = hmac(key, ["AWS4-HMAC-SHA256", at, scope, sha256(canonical)].join("\n")).toString("hex");
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${access.AWS_ACCESS_KEY_ID}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function post(
  endpoint: URL,
  headers: Record<string, string>,
  body: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const ask = endpoint.protocol === "http:" ? httpRequest : httpsRequest;
    const sent = ask(endpoint, { method: "POST", headers, timeout: 3_000 }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => (text += part));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
      answer.on("error", reject);
    });
    sent.on("timeout", () => sent.destroy(new UnavailableError("The parameter store does not answer.")));
    sent.on("error", reject);
    sent.end(body);
  });
}
