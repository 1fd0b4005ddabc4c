import { secretHash } from "@zapisy/core/shared/secret";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { cameThroughSite, clientAddress, networkOf } from "./client-address.ts";

/** Serves one request and says what was made of it. */
async function seen(headers: Record<string, string>, hashes: string[] | undefined, env?: object) {
  const app = new Hono().get("/", (c) =>
    c.json({
      through: cameThroughSite(c, { ORIGIN_HASHES: hashes }),
      address: clientAddress(c, { ORIGIN_HASHES: hashes }),
    }),
  );
  return (await app.request("/", { headers }, env)).json();
}

const NOW = secretHash("new");
const BEFORE = secretHash("old");

describe("a request on AWS", () => {
  const forwarded = { "x-forwarded-for": "10.0.0.1, 198.51.100.4, 130.176.0.1" };

  it("came through the site when it shows the secret, or while it is being changed the former one", async () => {
    const through = async (shown: string | undefined, hashes: string[]) => {
      const { through } = (await seen(shown === undefined ? {} : { "x-zapisy-origin": shown }, hashes)) as {
        through: boolean;
      };
      return through;
    };
    expect([
      await through("new", [NOW]),
      await through("new", [BEFORE, NOW]),
      await through("old", [BEFORE, NOW]),
    ]).toEqual([true, true, true]);
    expect([
      await through("old", [NOW]),
      await through(undefined, [NOW]),
      await through("", [NOW]),
      // What may be read in the function's settings opens nothing.
      await through(NOW, [NOW]),
      await through("new, new", [NOW]),
    ]).toEqual([false, false, false, false, false]);
  });

  it("comes from whom CloudFront saw, whatever the visitor made up before", async () => {
    expect(await seen({ ...forwarded, "x-zapisy-origin": "new" }, [NOW])).toEqual({
      through: true,
      address: "198.51.100.4",
    });
  });
});

describe("a request on one machine", () => {
  it("comes from the other end of its connection, whatever it says itself", async () => {
    const env = { incoming: { socket: { remoteAddress: "::ffff:192.0.2.9" } } };
    expect(await seen({ "x-forwarded-for": "10.0.0.1, 198.51.100.4, 130.176.0.1" }, undefined, env)).toEqual({
      through: true,
      address: "192.0.2.9",
    });
    expect(await seen({}, undefined)).toEqual({ through: true, address: "" });
  });
});

describe("the network of a client", () => {
  it.each([
    ["198.51.100.4", "198.51.100.4"],
    ["::ffff:198.51.100.4", "198.51.100.4"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8::3:4:5:6", "2001:db8:0:0"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["fe80::", "fe80:0:0:0"],
    ["", ""],
  ])("%s is %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
