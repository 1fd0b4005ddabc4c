import type { Context } from "hono";

/** What is shorter than that goes in one packet of the network anyway. */
const WORTH_COMPRESSING = 1400;

/**
 * A text compressed for whoever takes it so, with the headers that say it: a book of a thousand people is a megabyte, and an eighth of
 * that compressed. CloudFront compresses only what it may keep, and Lambda answers 6 MB at most.
 */
export async function packFor<Body extends string | Uint8Array>(
  c: Pick<Context, "req">,
  body: Body,
): Promise<{ packed: Body | Uint8Array<ArrayBuffer>; headers: Record<string, string> }> {
  const vary = { vary: "accept-encoding" };
  if (body.length < WORTH_COMPRESSING || !/\bgzip\b/.test(c.req.header("accept-encoding") ?? ""))
    return { packed: body, headers: vary };
  const [{ promisify }, { gzip }] = await Promise.all([import("node:util"), import("node:zlib")]);
  return {
    packed: new Uint8Array(await promisify(gzip)(body)),
    headers: { ...vary, "content-encoding": "gzip" },
  };
}
