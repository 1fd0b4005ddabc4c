/** Digital Bazaar's packages have no types of their own; this is what the tests use of them. */
declare module "@digitalbazaar/eddsa-jcs-2022-cryptosuite" {
  export function createVerifyCryptosuite(): unknown;
}

declare module "@digitalbazaar/eddsa-rdfc-2022-cryptosuite" {
  export const cryptosuite: unknown;
}

declare module "@digitalbazaar/data-integrity" {
  export const DataIntegrityProof: new (options: { cryptosuite: unknown }) => object;
}

declare module "jsonld-signatures" {
  const jsigs: {
    verify(
      document: unknown,
      options: {
        suite: unknown;
        purpose: unknown;
        documentLoader: (url: string) => Promise<{ document: unknown; documentUrl: string }>;
      },
    ): Promise<{ verified: boolean }>;
    purposes: { AssertionProofPurpose: new () => unknown };
  };
  export default jsigs;
}
