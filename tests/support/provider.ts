import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What the provider says of one of its accounts. */
export interface ProviderAccount {
  email: string;
  email_verified?: boolean;
}

/** An OpenID provider of an organisation, on this machine. */
export interface TestProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Its accounts by subject; a test adds and changes them. */
  accounts: Map<string, ProviderAccount>;
  /** Goes there as the browser of somebody who signs in with that account; says the query that it is led back with. */
  visit(url: string, subject: string): Promise<string>;
  /** Goes there and breaks it off. */
  giveUp(url: string): Promise<string>;
  stop(): Promise<void>;
}

/** The settings of an installation whose staff sign in there. */
export function providerSettings({ issuer, clientId, clientSecret }: TestProvider) {
  return {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_DOMAINS: ["rops.example"],
    OIDC_NAME: "ROPS",
  };
}

let shared: Promise<TestProvider> | undefined;

/** One provider for all that a process tests; it ends with the process. */
export function sharedProvider(): Promise<TestProvider> {
  return (shared ??= startProvider());
}

/** How long the provider keeps what it keeps, in seconds: longer than any test takes. */
const TTL = 3600;

/**
 * Starts `oidc-provider` with one client, which is led back to `redirectUri`. `host`: the name that its pages have in a
 * browser. It is loaded by the first that asks it something: most who could sign in there do not.
 */
export async function startProvider({
  host = "127.0.0.1",
  redirectUri = "https://zapisy.example/staff/sign-in",
  tellsAllInToken = false,
} = {}): Promise<TestProvider> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref();
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}`;
  const [clientId, clientSecret] = ["zapisy", randomBytes(16).toString("hex")];
  const accounts = new Map<string, ProviderAccount>();
  const load = async () => {
    const { Provider } = await import("oidc-provider");
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    return new Provider(issuer, {
      clients: [
        {
          client_id: clientId,
          client_secret: clientSecret,
          redirect_uris: [redirectUri],
          response_types: ["code"],
          grant_types: ["authorization_code"],
          token_endpoint_auth_method: "client_secret_post",
        },
      ],
      jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" }] },
      cookies: { keys: [randomBytes(16).toString("hex")] },
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
      conformIdTokenClaims: !tellsAllInToken,
      pkce: { required: () => true },
      findAccount: (_, accountId) => ({
        accountId,
        claims: () => ({ sub: accountId, ...accounts.get(accountId) }),
      }),
      ttl: { AccessToken: TTL, Grant: TTL, IdToken: TTL, Interaction: TTL, Session: TTL },
    }).callback();
  };
  let callback: ReturnType<typeof load> | undefined;
  server.on("request", (request, response) => {
    callback ??= load();
    void callback.then((answer) => answer(request, response));
  });

  /** Follows the provider from page to page, as a browser with its cookies does, until it leads back to us. */
  async function follow(begin: string, act: (page: string) => URLSearchParams | undefined): Promise<string> {
    const cookies = new Map<string, string>();
    let next: { url: URL; body?: URLSearchParams } = { url: new URL(begin) };
    for (let step = 0; step < 12; step += 1) {
      const { url, body } = next;
      const answer = await fetch(url, {
        method: body ? "POST" : "GET",
        body,
        redirect: "manual",
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      const text = await answer.text();
      const location = answer.headers.get("location");
      if (location) {
        const to = new URL(location, url);
        if (to.href.startsWith(redirectUri)) return to.search.slice(1);
        next = { url: to };
      } else {
        const form = act(text);
        const abort = /href="([^"]*\/abort)"/.exec(text)?.[1];
        if (answer.status !== 200 || (!form && !abort))
          throw new Error(`${url.href}: ${answer.status} ${text}`);
        next = form ? { url, body: form } : { url: new URL(abort ?? "", url) };
      }
    }
    throw new Error("The provider does not lead back.");
  }

  return {
    issuer,
    clientId,
    clientSecret,
    accounts,
    visit: (url, subject) =>
      follow(url, (page) =>
        page.includes('value="consent"')
          ? new URLSearchParams({ prompt: "consent" })
          : new URLSearchParams({ prompt: "login", login: subject, password: "any" }),
      ),
    giveUp: (url) => follow(url, () => undefined),
    async stop() {
      server.closeAllConnections();
      server.close();
      if (server.listening) await once(server, "close");
    },
  };
}
