import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Why something signed is not taken: S3's own name for it. */
export type Refusal =
  | "AccessDenied"
  | "SignatureDoesNotMatch"
  | "InvalidPolicyDocument"
  | "EntityTooSmall"
  | "EntityTooLarge";

/** What no condition of a policy has to name. */
const FREE_FIELDS = new Set(["policy", "x-amz-signature"]);

/**
 * Holds a browser's form against the policy that was signed for it, as S3 does ("Browser-based uploads using POST"):
 * s3rver takes any form.
 * @param fields the form without its file; names in lower case
 * @param bytes size of the file
 * @returns undefined when the form is in order
 */
export function checkPost(
  fields: ReadonlyMap<string, string>,
  bytes: number,
  secretAccessKey: string,
  now: Date,
): Refusal | undefined {
  const policy = fields.get("policy");
  const signature = fields.get("x-amz-signature");
  if (policy === undefined || signature === undefined) return "AccessDenied";
  if (!isSignature(signature, secretAccessKey, fields.get("x-amz-credential") ?? "", policy))
    return "SignatureDoesNotMatch";

  const { expiration, conditions } = JSON.parse(Buffer.from(policy, "base64").toString()) as {
    expiration: string;
    conditions: unknown[];
  };
  if (!(new Date(expiration) > now)) return "AccessDenied";
  const named = new Set<string>();
  for (const condition of conditions) {
    if (Array.isArray(condition) && condition[0] === "content-length-range") {
      if (bytes < Number(condition[1])) return "EntityTooSmall";
      if (bytes > Number(condition[2])) return "EntityTooLarge";
    } else if (typeof condition === "object" && condition !== null && !Array.isArray(condition)) {
      for (const [name, value] of Object.entries(condition)) {
        named.add(name.toLowerCase());
        if (fields.get(name.toLowerCase()) !== value) return "AccessDenied";
      }
    } else {
      // The API makes no other kinds; one that is not understood must not pass.
      return "InvalidPolicyDocument";
    }
  }
  return [...fields.keys()].every((name) => named.has(name) || FREE_FIELDS.has(name))
    ? undefined
    : "AccessDenied";
}

/**
 * Checks a link that gives an object away ("Authenticating requests: using query parameters"). s3rver does so too, but
 * not where a parameter holds an apostrophe, as the name of every download does (RFC 5987).
 * @returns undefined when the link is in order
 */
export function checkLink(
  method: string,
  url: URL,
  host: string,
  secretAccessKey: string,
  now: Date,
): Refusal | undefined {
  const value = (name: string) => url.searchParams.get(name) ?? "";
  const time = value("X-Amz-Date");
  const begins = Date.parse(time.replace(/^(....)(..)(..T..)(..)(..Z)$/, "$1-$2-$3:$4:$5"));
  if (!(now.getTime() < begins + Number(value("X-Amz-Expires")) * 1_000)) return "AccessDenied";
  if (value("X-Amz-SignedHeaders") !== "host") return "AccessDenied";
  const query = url.search
    .slice(1)
    .split("&")
    .filter((part) => !part.startsWith("X-Amz-Signature="))
    .sort()
    .join("&");
  const request = [method, url.pathname, query, `host:${host}`, "", "host", "UNSIGNED-PAYLOAD"].join("\n");
  const credential = value("X-Amz-Credential");
  const scope = credential.split("/").slice(1).join("/");
  const digest = createHash("sha256").update(request).digest("hex");
  return isSignature(
    value("X-Amz-Signature"),
    secretAccessKey,
    credential,
    ["AWS4-HMAC-SHA256", time, scope, digest].join("\n"),
  )
    ? undefined
    : "SignatureDoesNotMatch";
}

/**
 * Checks a request that is signed in its header ("Authenticating requests: using the Authorization header"). s3rver does so
 * too, but not for a bucket's own address, whose slash at the end it forgets.
 * @returns undefined when the request is in order
 */
export function checkHeader(
  method: string,
  url: URL,
  headers: NodeJS.Dict<string | string[]>,
  secretAccessKey: string,
): Refusal | undefined {
  const header = (name: string) => String(headers[name] ?? "").trim();
  const [, credential = "", names = "", signature = ""] =
    /Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]+)/.exec(
      header("authorization"),
    ) ?? [];
  const query = url.search
    .slice(1)
    .split("&")
    .map((part) => (part.includes("=") ? part : `${part}=`))
    .sort()
    .join("&");
  const lines = names.split(";").map((name) => `${name}:${header(name)}`);
  const request = [method, url.pathname, query, ...lines, "", names, header("x-amz-content-sha256")].join(
    "\n",
  );
  const scope = credential.split("/").slice(1).join("/");
  const digest = createHash("sha256").update(request).digest("hex");
  const text = ["AWS4-HMAC-SHA256", header("x-amz-date"), scope, digest].join("\n");
  return isSignature(signature, secretAccessKey, credential, text) ? undefined : "SignatureDoesNotMatch";
}

/** Signature version 4 over a text, for the day, region and service of a credential. */
function isSignature(given: string, secretAccessKey: string, credential: string, text: string): boolean {
  const [, ...scope] = credential.split("/");
  const key = scope.reduce<string | Buffer>(
    (secret, part) => createHmac("sha256", secret).update(part).digest(),
    `AWS4${secretAccessKey}`,
  );
  const expected = createHmac("sha256", key).update(text).digest();
  const actual = Buffer.from(given, "hex");
  return actual.byteLength === expected.byteLength && timingSafeEqual(actual, expected);
}
