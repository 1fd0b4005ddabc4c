import * as oidc from "openid-client";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { Locale } from "../shared/localized-text.ts";
import { providerKind, type Claims } from "./rules.ts";

/** Longest that one call to the provider takes, in seconds; a sign-in makes three at most. */
const CALL_LIMIT_SECONDS = 5;
/** How long what the provider says of itself is gone by, and the secret by which it knows us. */
const DISCOVERY_TTL_MS = 3_600_000;
/** When a provider that does not answer is worth asking again. */
const RETRY_AFTER_SECONDS = 30;

/** An organisation's provider, by the settings of the installation. */
export interface ProviderSettings {
  issuer: string;
  clientId: string;
  readClientSecret: () => Promise<string>;
  /** Domains of addresses that it may vouch for, in small letters. */
  domains: readonly string[];
}

/** What ties an answer of the provider to the browser that asked. */
export interface Ties {
  state: string;
  nonce: string;
  verifier: string;
}

/** Talks to an OpenID provider: authorization code with PKCE, the signature of the ID token looked at. */
export function createProvider(settings: ProviderSettings, redirectUri: string) {
  const { issuer, clientId } = settings;
  const kind = providerKind(issuer);
  let known: { until: number; configuration: Promise<oidc.Configuration> } | undefined;

  /** What the provider says of itself; a failure is not kept. */
  function configuration(): Promise<oidc.Configuration> {
    if (known && performance.now() < known.until) return known.configuration;
    const found = discover();
    known = { until: performance.now() + DISCOVERY_TTL_MS, configuration: found };
    found.catch(() => (known = undefined));
    return found;
  }

  async function discover(): Promise<oidc.Configuration> {
    const secret = await settings.readClientSecret();
    const [inBody, inHeader] = [oidc.ClientSecretPost(secret), oidc.ClientSecretBasic(secret)];
    return oidc.discovery(
      new URL(issuer),
      clientId,
      undefined,
      (server, ...rest) => {
        const takesBody = server.token_endpoint_auth_methods_supported?.includes("client_secret_post");
        return (takesBody ? inBody : inHeader)(server, ...rest);
      },
      {
        timeout: CALL_LIMIT_SECONDS,
        execute: [
          oidc.enableNonRepudiationChecks,
          // Settings allow this on the machine itself only.
          ...(issuer.startsWith("http:") ? [oidc.allowInsecureRequests] : []),
        ],
      },
    );
  }

  return {
    /**
     * Where the browser goes to sign in.
     * @param anew whether the provider asks who it is although somebody is signed in there
     * @throws DomainError staff.identity_unavailable
     */
    async addressFor(ctx: Context, ties: Ties, locale: Locale, anew: boolean): Promise<string> {
      try {
        const url = oidc.buildAuthorizationUrl(await configuration(), {
          redirect_uri: redirectUri,
          // No more than what is looked at: of Entra, tenant and name are in the profile.
          scope: kind === "entra" ? "openid email profile" : "openid email",
          state: ties.state,
          nonce: ties.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(ties.verifier),
          code_challenge_method: "S256",
          ui_locales: locale,
          // On a shared computer the one before may be signed in there still. Not everyone knows how to let people choose.
          ...(kind === "other" ? anew && { prompt: "login" } : { prompt: "select_account" }),
        });
        return url.href;
      } catch (cause) {
        throw refusalOf(ctx, cause);
      }
    },

    /**
     * Who signed in, from what came back to the browser.
     * @throws DomainError staff.identity_refused, staff.identity_declined, staff.identity_expired,
     *   staff.identity_unavailable
     */
    async claimsOf(ctx: Context, answer: string, ties: Ties): Promise<Claims> {
      try {
        const found = await configuration();
        const tokens = await oidc.authorizationCodeGrant(found, new URL(`?${answer}`, redirectUri), {
          expectedState: ties.state,
          expectedNonce: ties.nonce,
          pkceCodeVerifier: ties.verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) throw new DomainError("unauthenticated", "staff.identity_refused");
        // Some keep the ID token short and tell the rest to whoever asks.
        const isShort = kind === "other" && claims.email === undefined;
        if (!isShort || !found.serverMetadata().userinfo_endpoint) return { ...claims };
        const { email, email_verified } = await oidc.fetchUserInfo(found, tokens.access_token, claims.sub);
        return { ...claims, email, email_verified };
      } catch (cause) {
        // A secret that was renewed meanwhile is read by the next who comes.
        if (isOurFault(cause)) known = undefined;
        throw cause instanceof DomainError ? cause : refusalOf(ctx, cause);
      }
    },
  };
}

/** Errors of a provider that person or provider can do something about, by their code (RFC 6749, OpenID Connect Core). */
const REFUSALS: Record<string, "declined" | "expired" | "unavailable"> = {
  access_denied: "declined",
  account_selection_required: "declined",
  consent_required: "declined",
  interaction_required: "declined",
  login_required: "declined",
  invalid_grant: "expired",
  server_error: "unavailable",
  temporarily_unavailable: "unavailable",
};

/** What of the library's errors is the provider's silence. */
const SILENCES = [
  "OAUTH_TIMEOUT",
  "OAUTH_ABORT",
  "OAUTH_RESPONSE_IS_NOT_CONFORM",
  "OAUTH_RESPONSE_IS_NOT_JSON",
];

/** Turns what the library throws into a refusal; what it says is for the log, and never a token. */
function refusalOf(ctx: Context, cause: unknown): DomainError {
  const { code = "", error } = cause as { code?: string; error?: string };
  const isUnknown = isOurFault(cause);
  const isSilent = SILENCES.includes(code) || isNetwork(cause);
  const level = isUnknown ? "error" : "warn";
  ctx.log[level]("provider", {
    requestId: ctx.requestId,
    cause: cause instanceof Error ? cause.name : "",
    code,
    error,
  });
  const reason = isUnknown || isSilent ? "unavailable" : ((error && REFUSALS[error]) ?? "refused");
  switch (reason) {
    case "unavailable":
      return new DomainError("unavailable", "staff.identity_unavailable", {
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      });
    case "expired":
      return new DomainError("gone", "staff.identity_expired");
    case "declined":
      return new DomainError("unauthenticated", "staff.identity_declined");
    default:
      return new DomainError("unauthenticated", "staff.identity_refused");
  }
}

/** Whether the provider does not know us, which is for whoever runs the installation to look at. */
function isOurFault(cause: unknown): boolean {
  const { error } = cause as { error?: string };
  return (
    error === "invalid_client" ||
    error === "unauthorized_client" ||
    cause instanceof oidc.WWWAuthenticateChallengeError
  );
}

/** `fetch` throws a TypeError when nobody answers. */
function isNetwork(cause: unknown): boolean {
  if (cause instanceof oidc.ClientError) return isNetwork(cause.cause);
  return cause instanceof TypeError && cause.message === "fetch failed";
}
