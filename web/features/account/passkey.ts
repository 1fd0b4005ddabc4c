import {
  WebAuthnAbortService,
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";
import { PASSKEY_TRANSPORTS } from "@zapisy/core/passkey/schema";
import { request } from "../../data/client.ts";
import { staffRequest } from "../../data/session.ts";

/** Whether this browser can do it at this address; an IP address can have no passkeys. */
export function canUsePasskeys(): boolean {
  return browserSupportsWebAuthn() && !/^[\d.]+$|:/.test(window.location.hostname);
}

/** Whether the browser offers passkeys by itself where the address is typed. */
export const canOfferPasskeys = browserSupportsWebAuthnAutofill;

/** Ends an offer that waits in the field of the address. */
export function endOffer(): void {
  WebAuthnAbortService.cancelCeremony();
}

/** Whether somebody closed the browser's own dialog, or took too long in it: nothing that needs words. */
export function isGivenUp(error: unknown): boolean {
  return error instanceof Error && ["NotAllowedError", "AbortError"].includes(error.name);
}

/** How often somebody has set out to sign in, on this page. */
let begun = 0;

/**
 * Signs in with a passkey of this site.
 * @param offer waits in the field of the address until one is chosen there, instead of opening a dialog
 * @throws Error `NotAllowedError` or `AbortError` when the person gave it up; ApiError as `request` does
 */
export async function signInWithPasskey(offer = false) {
  const mine = (begun += 1);
  const { signInId, challenge, rpId } = await request("POST", "/api/staff/sign-in/passkey");
  // A browser does one at a time: an offer that comes late would close the dialog that somebody opened meanwhile.
  if (offer && mine !== begun) throw new DOMException("overtaken", "AbortError");
  const { id, response } = await startAuthentication({
    optionsJSON: { challenge, rpId, userVerification: "required", timeout: 300_000 },
    useBrowserAutofill: offer,
  });
  const { clientDataJSON, authenticatorData, signature, userHandle = "" } = response;
  const body = { signInId, credentialId: id, clientDataJSON, authenticatorData, signature, userHandle };
  return request("POST", "/api/staff/sign-in/passkey/verify", { body });
}

/**
 * Makes a passkey and keeps it under a name.
 * @throws Error `InvalidStateError` when this device has one already, `NotAllowedError` when the person gave it up
 */
export async function addPasskey(name: string) {
  const asked = await staffRequest("POST", "/api/staff/me/passkey-challenge");
  const { id, response } = await startRegistration({
    optionsJSON: {
      challenge: asked.challenge,
      rp: { id: asked.rpId, name: asked.rpName },
      user: asked.user,
      // Ed25519, ES256 and RS256: what authenticators can do.
      pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: "public-key", alg })),
      authenticatorSelection: {
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      },
      excludeCredentials: asked.known.map((known) => ({ id: known, type: "public-key" })),
      attestation: "none",
      timeout: 300_000,
    },
  });
  const { clientDataJSON, attestationObject, transports = [] } = response;
  const body = {
    signInId: asked.signInId,
    name,
    credentialId: id,
    clientDataJSON,
    attestationObject,
    // A way that is not known yet is no reason to refuse the key.
    transports: PASSKEY_TRANSPORTS.filter((one) => transports.includes(one)),
  };
  return staffRequest("POST", "/api/staff/me/passkeys", { body });
}
