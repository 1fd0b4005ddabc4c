import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { createVerifyCryptosuite } from "@digitalbazaar/eddsa-jcs-2022-cryptosuite";
import jsigs from "jsonld-signatures";

/**
 * Whether the signature of a credential is good, by tools that are not ours and without a network: a did:key
 * says its own key, so the loader makes what the name of the key stands for.
 */
export async function isGoodCredential(credential: unknown): Promise<boolean> {
  const { verified } = await jsigs.verify(structuredClone(credential), {
    suite: new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() }),
    purpose: new jsigs.purposes.AssertionProofPurpose(),
    documentLoader: (url) => Promise.resolve({ document: didKeyDocument(url) }),
  });
  return verified;
}

function didKeyDocument(url: string): unknown {
  const [did = "", fragment] = url.split("#");
  const publicKeyMultibase = did.replace(/^did:key:/, "");
  const key = {
    "@context": "https://w3id.org/security/multikey/v1",
    id: `${did}#${publicKeyMultibase}`,
    type: "Multikey",
    controller: did,
    publicKeyMultibase,
  };
  if (fragment) return key;
  return {
    "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
    id: did,
    assertionMethod: [key],
  };
}
