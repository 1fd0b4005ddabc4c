import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from "node:crypto";
import { base58 } from "@scure/base";
import canonicalize from "canonicalize";
import { inLocale, type Locale } from "../shared/localized-text.ts";
import type { CertificateCredential, IssuerProfile, RevocationList } from "./answer.ts";
import { canonicalRdf } from "./linked-data.ts";
import { publicHolder } from "./rules.ts";
import type { Certificate, CertificateFacts } from "./schema.ts";

/** Contexts of Open Badges 3.0: W3C's, 1EdTech's, and the one that knows the list of annulled credentials. */
const CONTEXTS = [
  "https://www.w3.org/ns/credentials/v2",
  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
  "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
] as const;

/** What stands before the 32 bytes of an Ed25519 seed in PKCS #8 (RFC 8410). */
const PKCS8_ED25519 = Buffer.from("302e020100300506032b657004220420", "hex");
/** What stands before the 32 bytes of an Ed25519 public key in a multikey (multicodec `ed25519-pub`). */
const MULTICODEC_ED25519 = Uint8Array.of(0xed, 0x01);

/** A JSON document. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json | undefined };
/** A JSON object. */
export type JsonObject = { [name: string]: Json | undefined };

type Proof = CertificateCredential["proof"][number];
type Unsigned = Omit<CertificateCredential, "proof">;

/** The key with which the installation signs credentials. */
export interface CredentialSigner {
  /** `did:key:z6Mk…`: the public key itself, so that nothing has to be asked of anybody to check a signature. */
  did: string;
  /** Id of the key within {@link CredentialSigner.did}. */
  verificationMethod: string;
  /** The public key as a multikey, `z6Mk…`. */
  publicKeyMultibase: string;
  sign(bytes: Uint8Array): Uint8Array;
}

/** Makes the signer of a seed of 32 bytes (Ed25519, RFC 8032). */
export function createSigner(seed: Uint8Array): CredentialSigner {
  const key: KeyObject = createPrivateKey({
    key: Buffer.concat([PKCS8_ED25519, seed]),
    format: "der",
    type: "pkcs8",
  });
  const { x = "" } = createPublicKey(key).export({ format: "jwk" });
  const publicKeyMultibase = multibase(Buffer.concat([MULTICODEC_ED25519, Buffer.from(x, "base64url")]));
  const did = `did:key:${publicKeyMultibase}`;
  return {
    did,
    verificationMethod: `${did}#${publicKeyMultibase}`,
    publicKeyMultibase,
    sign: (bytes) => sign(null, bytes, key),
  };
}

/** Words of a credential in one language; they come from packages/words. */
export interface CredentialWords {
  /** "Wizyta studyjna, 5–8 lipca 2011 r., 24 godziny dydaktyczne". */
  description(event: CertificateFacts["event"], hours: CertificateFacts["hours"]): string;
  /** By what rule certificates are issued. */
  criteria: string;
}

/**
 * The certificate as an Open Badges 3.0 credential (W3C Verifiable Credentials 2.0), signed twice: by the suite that
 * Open Badges asks for, and by one that needs no JSON-LD processor to be checked. It says of the holder what the public page says and nothing more: initials unless they allow their name, never an address,
 * hashed or not, because addresses can be guessed. The same certificate always gives the same bytes.
 * @param url address of this document
 * @param home address of the installation
 */
export async function certificateCredential(
  certificate: Certificate,
  signer: CredentialSigner,
  words: CredentialWords,
  { url, statusUrl, home }: { url: string; statusUrl: string; home: string },
): Promise<CertificateCredential> {
  const { facts, issuedAt } = certificate;
  const locale: Locale = facts.language === "en" ? "en" : "pl";
  const title = inLocale(facts.event.title, locale).text;
  const module = facts.event.module && inLocale(facts.event.module, locale).text;
  const name = [title, module].filter(Boolean).join(", ");
  const credential: Unsigned = {
    "@context": [...CONTEXTS],
    id: url,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    issuer: { id: signer.did, type: ["Profile"], name: facts.issuer, url: home },
    validFrom: issuedAt,
    awardedDate: startOf(facts.issuedOn),
    name,
    credentialSubject: {
      type: ["AchievementSubject"],
      identifier: [
        {
          type: "IdentityObject",
          hashed: false,
          identityHash: publicHolder(certificate),
          identityType: "name",
        },
      ],
      licenseNumber: certificate.number,
      activityStartDate: startOf(facts.event.startsOn),
      activityEndDate: startOf(facts.event.endsOn),
      achievement: {
        id: `urn:uuid:${uuidOf(certificate.eventId, module ?? "")}`,
        type: ["Achievement"],
        achievementType: facts.event.kind === "training" ? "CertificateOfCompletion" : "Achievement",
        inLanguage: locale,
        name,
        description: words.description(facts.event, facts.hours),
        criteria: { narrative: words.criteria },
      },
    },
    credentialStatus: { id: statusUrl, type: "1EdTechRevocationList" },
  };
  // A set, not a chain: each is made over the credential without proofs, so either may be left out (VC-DI 2.1.1).
  const proofs = [
    await linkedDataProof(credential, signer, issuedAt),
    jsonProof(credential, signer, issuedAt),
  ];
  return { ...credential, proof: proofs };
}

/** What tells a verifier whether a credential was annulled: a list of that one alone, so that it names no other. */
export function revocationList(
  { state }: Pick<Certificate, "state">,
  signer: CredentialSigner,
  { url, statusUrl }: { url: string; statusUrl: string },
): RevocationList {
  return {
    id: statusUrl,
    issuer: signer.did,
    revokedCredential: state === "annulled" ? [{ id: url, revoked: true }] : [],
  };
}

/** The issuer with its public key: profile and controller document in one. */
export function issuerProfile(
  signer: CredentialSigner,
  { name, home }: { name: string; home: string },
): IssuerProfile {
  return {
    "@context": ["https://www.w3.org/ns/cid/v1", CONTEXTS[1]],
    id: signer.did,
    type: "Profile",
    name,
    url: home,
    verificationMethod: [
      {
        id: signer.verificationMethod,
        type: "Multikey",
        controller: signer.did,
        publicKeyMultibase: signer.publicKeyMultibase,
      },
    ],
    assertionMethod: [signer.verificationMethod],
  };
}

/** A Data Integrity proof of the cryptosuite `eddsa-rdfc-2022`: over what the document says (W3C vc-di-eddsa 3.2). */
async function linkedDataProof(
  document: Unsigned,
  signer: CredentialSigner,
  created: string,
): Promise<Proof> {
  const proof = proofOptions("eddsa-rdfc-2022", signer, created);
  const [options, statements] = await Promise.all([
    canonicalRdf({ "@context": document["@context"], ...proof }),
    canonicalRdf(document),
  ]);
  return { ...proof, proofValue: proofValue(signer, options, statements) };
}

/** A Data Integrity proof of the cryptosuite `eddsa-jcs-2022`: over how the document is written (W3C vc-di-eddsa 3.3). */
function jsonProof(document: Unsigned, signer: CredentialSigner, created: string): Proof {
  const proof = {
    ...proofOptions("eddsa-jcs-2022", signer, created),
    "@context": document["@context"],
  };
  // JCS, RFC 8785.
  const [options = "", text = ""] = [canonicalize(proof), canonicalize(document)];
  return { ...proof, proofValue: proofValue(signer, options, text) };
}

function proofOptions(
  cryptosuite: Proof["cryptosuite"],
  signer: CredentialSigner,
  created: string,
): Omit<Proof, "proofValue"> {
  return {
    type: "DataIntegrityProof",
    cryptosuite,
    created,
    verificationMethod: signer.verificationMethod,
    proofPurpose: "assertionMethod",
  };
}

/** The signature over the hashes of both canonical forms, the proof's own first. */
function proofValue(signer: CredentialSigner, options: string, document: string): string {
  return multibase(signer.sign(Buffer.concat([hashOf(options), hashOf(document)])));
}

function hashOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** Base58 with the letter that says so. */
function multibase(bytes: Uint8Array): string {
  return `z${base58.encode(bytes)}`;
}

function startOf(day: string): string {
  return `${day}T00:00:00Z`;
}

/** A UUID of version 8 that follows from texts (RFC 9562). */
function uuidOf(...parts: string[]): string {
  const digest = createHash("sha256").update(parts.join("\u0000")).digest().subarray(0, 16);
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x80, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  return digest.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
