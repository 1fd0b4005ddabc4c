import { describe, expect, it } from "vitest";
import { readConfig, withSecrets } from "./config.ts";

const KEY = Buffer.alloc(32, 7).toString("base64");
const ENVIRONMENT = { TABLE_NAME: "zapisy", PUBLIC_URL: "https://zapisy.example/", LINK_KEY: KEY };

describe("the settings", () => {
  it("are few, with defaults for the rest, and without a slash at the end of the address", () => {
    expect(readConfig(ENVIRONMENT)).toMatchObject({
      TABLE_NAME: "zapisy",
      PUBLIC_URL: "https://zapisy.example",
      AWS_REGION: "eu-central-1",
      LINK_KEY: new Uint8Array(32).fill(7),
    });
    expect(readConfig({ ...ENVIRONMENT, LINK_KEY: "none" }).LINK_KEY).toBeUndefined();
  });

  it.each([
    ["TABLE_NAME", { TABLE_NAME: "" }],
    ["PUBLIC_URL", { PUBLIC_URL: "zapisy.example" }],
    ["LINK_KEY", { LINK_KEY: undefined }],
    ["LINK_KEY", { LINK_KEY: Buffer.alloc(31, 7).toString("base64") }],
    ["MAIL_FROM", { MAIL_FROM: "nobody" }],
    ["TODAY", { TODAY: "tomorrow" }],
  ])("are refused for a wrong %s, by its name and not its value", (name, wrong) => {
    expect(() => readConfig({ ...ENVIRONMENT, ...wrong })).toThrow(
      `Configuration is incomplete or wrong: ${name}`,
    );
  });

  it("name every wrong variable and no value", () => {
    const key = "c2VjcmV0";
    const attempt = () => readConfig({ PUBLIC_URL: "x", LINK_KEY: key });
    expect(attempt).toThrow("Configuration is incomplete or wrong: TABLE_NAME, PUBLIC_URL, LINK_KEY");
    expect(attempt).not.toThrow(key);
  });

  it("take the link key from where it is kept when they only name it", async () => {
    const read = (name: string) => Promise.resolve(name === "/zapisy/link-key" ? KEY : "");
    const named = { ...ENVIRONMENT, LINK_KEY: undefined, LINK_KEY_PARAMETER: "/zapisy/link-key" };
    expect(readConfig(await withSecrets(named, read)).LINK_KEY).toEqual(new Uint8Array(32).fill(7));
    expect(await withSecrets(ENVIRONMENT, () => Promise.reject(new Error("not asked for")))).toEqual(
      ENVIRONMENT,
    );
  });
});
