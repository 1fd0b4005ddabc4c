import type { NewPasskeyChallenge, PasskeyChallenge } from "@zapisy/core/passkey/answer";
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";
import type { PasskeyInput, PasskeySignIn } from "@zapisy/core/passkey/schema";

/** A site's origin, as the browser would tell it. */
const ORIGIN = "https://zapisy.example";

/** What a test may have the authenticator, or the browser before it, do wrong. */
export interface Faults {
  origin?: string;
  type?: string;
  /** Signs for this site instead. */
  rpId?: string;
  /** Nobody put a finger on it. */
  unverified?: boolean;
  counter?: number;
  challenge?: string;
}

/** An authenticator in software: one ES256 key, a counter, and a person who agrees to everything. */
export interface Authenticator {
  make(asked: NewPasskeyChallenge, name?: string, faults?: Faults): PasskeyInput;
  use(asked: PasskeyChallenge, faults?: Faults): PasskeySignIn;
}

/** Makes an authenticator without any key. */
export function createAuthenticator(): Authenticator {
  const credentialId = randomBytes(16);
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  let userHandle = "";
  let counter = 0;
  const clientData = (type: string, challenge: string, faults: Faults) =>
    Buffer.from(
      JSON.stringify({
        type: faults.type ?? type,
        challenge: faults.challenge ?? challenge,
        origin: faults.origin ?? ORIGIN,
        crossOrigin: false,
      }),
    );
  const authData = (rpId: string, faults: Faults, attested: Buffer = Buffer.alloc(0)) => {
    counter = faults.counter ?? counter + 1;
    const flags = 0x01 | (faults.unverified ? 0 : 0x04) | (attested.length > 0 ? 0x40 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const site = createHash("sha256")
      .update(faults.rpId ?? rpId)
      .digest();
    return Buffer.concat([site, Buffer.from([flags]), count, attested]);
  };
  return {
    make({ signInId, challenge, rpId, user }, name = "Klucz", faults = {}) {
      userHandle = user.id;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, coseKey(keys.publicKey)]);
      const data = authData(rpId, faults, attested);
      return {
        signInId,
        name,
        credentialId: credentialId.toString("base64url"),
        clientDataJSON: clientData("webauthn.create", challenge, faults).toString("base64url"),
        attestationObject: Buffer.concat([
          Buffer.from([0xa3]),
          text("fmt"),
          text("none"),
          text("attStmt"),
          Buffer.from([0xa0]),
          text("authData"),
          bytes(data),
        ]).toString("base64url"),
        transports: ["internal"],
      };
    },
    use({ signInId, challenge, rpId }, faults = {}) {
      const client = clientData("webauthn.get", challenge, faults);
      const data = authData(rpId, faults);
      const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
      return {
        signInId,
        credentialId: credentialId.toString("base64url"),
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: sign("sha256", signed, keys.privateKey).toString("base64url"),
        userHandle,
      };
    },
  };
}

/** The public key as a COSE key: kty EC2, alg ES256, crv P-256, x, y (RFC 9053). */
function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytes(Buffer.from(x, "base64url")),
    Buffer.from([0x22]),
    bytes(Buffer.from(y, "base64url")),
  ]);
}

/** A text of CBOR, shorter than 24 bytes. */
function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
}

/** A byte string of CBOR, 24 to 255 bytes long. */
function bytes(value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x58, value.length]), value]);
}
