import { describe, expect, it } from "vitest";
import { configWithSecrets, readConfig } from "./config.ts";

const KEY = Buffer.alloc(32, 7).toString("base64");
const ENVIRONMENT = { TABLE_NAME: "zapisy", PUBLIC_URL: "https://zapisy.example/", LINK_KEY: KEY };

const PROVIDER = {
  OIDC_ISSUER: "https://accounts.google.com",
  OIDC_CLIENT_ID: "zapisy",
  OIDC_DOMAINS: "rops.example, Projekty.rops.example",
  OIDC_NAME: "Google",
};

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
    ["OIDC_ISSUER", { ...PROVIDER, OIDC_ISSUER: "https://login.microsoftonline.com/common/v2.0" }],
    ["OIDC_DOMAINS", { ...PROVIDER, OIDC_DOMAINS: "rops" }],
    ["OIDC_DOMAINS", { ...PROVIDER, OIDC_DOMAINS: undefined }],
    ["OIDC_CLIENT_ID, OIDC_DOMAINS, OIDC_NAME", { OIDC_ISSUER: PROVIDER.OIDC_ISSUER }],
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

  it("take the link key from where it is kept, when it is first wanted and once", async () => {
    const asked: string[] = [];
    const read = (name: string) => Promise.resolve(asked.push(name) ? KEY : "");
    const named = { ...ENVIRONMENT, LINK_KEY: undefined, LINK_KEY_PARAMETER: "/zapisy/link-key" };
    const { config, readSecrets } = configWithSecrets(named, read);
    expect([config.LINK_KEY, asked]).toEqual([undefined, []]);
    await Promise.all([readSecrets(), readSecrets()]);
    await readSecrets();
    expect([config.LINK_KEY, asked]).toEqual([new Uint8Array(32).fill(7), ["/zapisy/link-key"]]);
  });

  it("take each key from its own place", async () => {
    const keys: Record<string, string> = {
      "/zapisy/link-key": KEY,
      "/zapisy/signing-key": Buffer.alloc(32, 9).toString("base64"),
    };
    const { config, readSecrets } = configWithSecrets(
      {
        ...ENVIRONMENT,
        LINK_KEY: undefined,
        LINK_KEY_PARAMETER: "/zapisy/link-key",
        SIGNING_KEY_PARAMETER: "/zapisy/signing-key",
      },
      (name) => Promise.resolve(keys[name] ?? ""),
    );
    expect([config.LINK_KEY, config.SIGNING_KEY]).toEqual([undefined, undefined]);
    await readSecrets();
    expect([config.LINK_KEY, config.SIGNING_KEY]).toEqual([
      new Uint8Array(32).fill(7),
      new Uint8Array(32).fill(9),
    ]);
  });

  it("take the secret of the provider when somebody signs in there, a new one too, which stands in nobody else's way", async () => {
    const named = {
      ...ENVIRONMENT,
      ...PROVIDER,
      LINK_KEY: undefined,
      LINK_KEY_PARAMETER: "/zapisy/link-key",
      OIDC_CLIENT_SECRET_PARAMETER: "/zapisy/oidc-client-secret",
    };
    const kept: Record<string, string> = { "/zapisy/link-key": KEY };
    const { config, readSecrets, readClientSecret } = configWithSecrets(named, (name) =>
      kept[name] ? Promise.resolve(kept[name]) : Promise.reject(new Error(`no ${name}`)),
    );
    expect(config.OIDC_DOMAINS).toEqual(["rops.example", "projekty.rops.example"]);
    await expect(readClientSecret()).rejects.toThrow("no /zapisy/oidc-client-secret");
    await readSecrets();
    expect([config.LINK_KEY, config.OIDC_CLIENT_SECRET]).toEqual([new Uint8Array(32).fill(7), undefined]);
    kept["/zapisy/oidc-client-secret"] = "tajne";
    await readClientSecret();
    expect(config.OIDC_CLIENT_SECRET).toBe("tajne");
    kept["/zapisy/oidc-client-secret"] = "nowe";
    await readClientSecret();
    expect(config.OIDC_CLIENT_SECRET).toBe("nowe");
  });

  it("ask for the link key again after a failure, and not at all when it is given", async () => {
    const answers = [() => Promise.reject(new Error("busy")), () => Promise.resolve(KEY)];
    const read = () => answers.shift()?.() ?? Promise.reject(new Error("asked too often"));
    const named = { ...ENVIRONMENT, LINK_KEY: undefined, LINK_KEY_PARAMETER: "/zapisy/link-key" };
    const kept = configWithSecrets(named, read);
    await expect(kept.readSecrets()).rejects.toThrow("busy");
    await kept.readSecrets();
    expect(kept.config.LINK_KEY).toEqual(new Uint8Array(32).fill(7));
    const given = configWithSecrets(ENVIRONMENT, read);
    await given.readSecrets();
    expect(given.config.LINK_KEY).toEqual(new Uint8Array(32).fill(7));
  });
});
