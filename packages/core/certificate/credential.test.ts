import { describe, expect, it } from "vitest";
import { goodProofs } from "../../../tests/support/verify-credential.ts";
import {
  certificateCredential,
  createSigner,
  issuerProfile,
  revocationList,
  type JsonObject,
} from "./credential.ts";
import { canonicalRdf } from "./linked-data.ts";
import type { Certificate } from "./schema.ts";

const SIGNER = createSigner(new Uint8Array(32).fill(9));
const HOME = "https://zapisy.example";
const URL_OF_IT = `${HOME}/api/certificates/0RE7Z6SSTHKA4Q5QVGRS/credential.json`;
const ADDRESSES = { url: URL_OF_IT, statusUrl: URL_OF_IT.replace("credential", "status"), home: HOME };
const WORDS = { description: () => "Wizyta studyjna, 5–8 lipca 2011 r.", criteria: "Udział." };

const CERTIFICATE: Certificate = {
  certificateId: "crt_00000000000000000000000001",
  projectId: "prj_00000000000000000000000001",
  eventId: "evt_00000000000000000000000001",
  number: "ROPS/WS/2011/001",
  year: 2011,
  sequence: 1,
  state: "issued",
  facts: {
    language: "pl",
    holder: {
      type: "person",
      registrationId: "reg_00000000000000000000000001",
      firstName: "Zofia",
      lastName: "Żółkiewska",
      formOfAddress: "ms",
    },
    wording: { pl: "uczestniczyła w wizycie studyjnej" },
    event: {
      kind: "study_visit",
      title: { pl: "Wizyta studyjna", en: "Study visit" },
      startsOn: "2011-07-05",
      endsOn: "2011-07-08",
      module: { pl: "Moduł I" },
    },
    topics: [],
    hosts: [],
    project: { title: { pl: "Wizyty" } },
    issuer: "ROPS w Białymstoku",
    partners: [],
    logos: [],
    signatory: {},
    issuedOn: "2011-07-15",
  },
  layout: 1,
  nameShown: false,
  duplicates: [],
  issuedBy: "staff:stf_00000000000000000000000001",
  issuedAt: "2026-11-22T09:00:00.000Z",
  version: 1,
};

const credentialOf = (certificate: Certificate) =>
  certificateCredential(certificate, SIGNER, WORDS, ADDRESSES);
const proofsOf = ({ proof }: JsonObject) => proof as JsonObject[];
const withProofs = (document: JsonObject, change: JsonObject): JsonObject => ({
  ...document,
  proof: proofsOf(document).map((proof) => ({ ...proof, ...change })),
});

describe("the credential of a certificate", () => {
  it("is an Open Badges 3.0 credential that says what the public page says", async () => {
    const { proof: _, ...credential } = await credentialOf(CERTIFICATE);
    expect(credential).toEqual({
      "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
      ],
      id: URL_OF_IT,
      type: ["VerifiableCredential", "OpenBadgeCredential"],
      issuer: { id: SIGNER.did, type: ["Profile"], name: "ROPS w Białymstoku", url: HOME },
      validFrom: "2026-11-22T09:00:00.000Z",
      awardedDate: "2011-07-15T00:00:00Z",
      name: "Wizyta studyjna, Moduł I",
      credentialSubject: {
        type: ["AchievementSubject"],
        identifier: [{ type: "IdentityObject", hashed: false, identityHash: "Z. Ż.", identityType: "name" }],
        licenseNumber: "ROPS/WS/2011/001",
        activityStartDate: "2011-07-05T00:00:00Z",
        activityEndDate: "2011-07-08T00:00:00Z",
        achievement: {
          id: expect.stringMatching(
            /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
          ),
          type: ["Achievement"],
          achievementType: "Achievement",
          inLanguage: "pl",
          name: "Wizyta studyjna, Moduł I",
          description: "Wizyta studyjna, 5–8 lipca 2011 r.",
          criteria: { narrative: "Udział." },
        },
      },
      credentialStatus: { id: ADDRESSES.statusUrl, type: "1EdTechRevocationList" },
    });
  });

  it("tells neither name nor form of address unless the holder allows the name", async () => {
    const text = async (certificate: Certificate) => JSON.stringify(await credentialOf(certificate));
    expect(await text(CERTIFICATE)).not.toMatch(/Zofia|Żółkiewska|uczestniczyła|reg_/);
    expect(await text({ ...CERTIFICATE, nameShown: true })).toContain("Zofia Żółkiewska");
  });

  it("is signed so that tools of others find both signatures good, with the key alone", async () => {
    const signed = await credentialOf(CERTIFICATE);
    expect(await goodProofs(signed)).toEqual(["eddsa-rdfc-2022", "eddsa-jcs-2022"]);
    // Each stands without the other.
    const [rdfc, jcs] = proofsOf(signed);
    expect(await goodProofs({ ...signed, proof: rdfc })).toEqual(["eddsa-rdfc-2022"]);
    expect(await goodProofs({ ...signed, proof: jcs })).toEqual(["eddsa-jcs-2022"]);
  });

  it.each<[string, (document: JsonObject) => JsonObject]>([
    ["another number", (document) => ({ ...document, name: "Wizyta studyjna, Moduł II" })],
    ["another issuer", (document) => ({ ...document, issuer: { id: "did:key:z6Mk", type: ["Profile"] } })],
    ["an addition", (document) => ({ ...document, validUntil: "2030-01-01T00:00:00Z" })],
    ["a member that no context knows", (document) => ({ ...document, stars: 5 })],
    [
      "another holder",
      (document) => ({
        ...document,
        credentialSubject: { ...(document.credentialSubject as JsonObject), identifier: [] },
      }),
    ],
    ["another time", (document) => withProofs(document, { created: "2026-11-23T09:00:00.000Z" })],
    [
      "another key",
      (document) => {
        const other = createSigner(new Uint8Array(32).fill(8));
        return withProofs(document, { verificationMethod: other.verificationMethod });
      },
    ],
  ])("is no longer good with %s", async (_, forge) => {
    expect(await goodProofs(forge(await credentialOf(CERTIFICATE)))).toEqual([]);
  });

  it("is the same each time", async () => {
    const [one, other] = [await credentialOf(CERTIFICATE), await credentialOf(CERTIFICATE)];
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });

  it("asks no network for what a context means, and signs nothing that no context knows", async () => {
    await expect(canonicalRdf({ "@context": "https://example.org/own/v1", id: "urn:x" })).rejects.toThrow(
      /not bundled|dereferenc/i,
    );
    await expect(
      canonicalRdf({ "@context": ["https://www.w3.org/ns/credentials/v2"], id: "urn:uuid:1", stars: 5 }),
    ).rejects.toThrow();
  });
});

describe("what verifiers ask for", () => {
  it("is a list of this credential alone, once it is annulled", () => {
    const list = (state: Certificate["state"]) => revocationList({ state }, SIGNER, ADDRESSES);
    expect([list("issued"), list("annulled")]).toEqual([
      { id: ADDRESSES.statusUrl, issuer: SIGNER.did, revokedCredential: [] },
      { id: ADDRESSES.statusUrl, issuer: SIGNER.did, revokedCredential: [{ id: URL_OF_IT, revoked: true }] },
    ]);
  });

  it("is the issuer's profile with the public key, which is also its name", () => {
    // RFC 8032, 7.1, test 1: the key that belongs to this seed is known.
    const seed = Buffer.from("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "hex");
    const signer = createSigner(seed);
    expect(issuerProfile(signer, { name: "ROPS", home: HOME })).toEqual({
      "@context": [
        "https://www.w3.org/ns/cid/v1",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ],
      id: signer.did,
      type: "Profile",
      name: "ROPS",
      url: HOME,
      verificationMethod: [
        {
          id: signer.verificationMethod,
          type: "Multikey",
          controller: signer.did,
          publicKeyMultibase: "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        },
      ],
      assertionMethod: [signer.verificationMethod],
    });
  });
});
