/**
 * What a stage keeps in the parameter store: 32 random bytes each, free of charge. The origin secret stands in
 * CloudFront's settings for whoever may read these, so it is no better kept than that.
 */
export const KEYS = {
  "link-key": {
    Type: "SecureString",
    Description: "Key of personal links and sign-in codes. Never change it: mailed links would die.",
  },
  "signing-key": {
    Type: "SecureString",
    Description: "Key that credentials are signed with. Never change it: the issuer would be another.",
  },
  "origin-secret": {
    Type: "String",
    Description: "What CloudFront shows the API. To change it: a new version, then npm run deploy.",
  },
} as const;
/** Name of one of them. */
export type KeyName = keyof typeof KEYS;
/** All of them. */
export const KEY_NAMES = Object.keys(KEYS) as KeyName[];
/** Those that nothing can replace: they belong to the data and go where it goes. */
export const DATA_KEYS = ["link-key", "signing-key"] as const satisfies KeyName[];
/** The keys that belong to the data, in base64. */
export type DataKeys = Record<(typeof DATA_KEYS)[number], string>;

/** Where a stage keeps a key. */
export function keyParameter(stage: string, key: KeyName): string {
  return `/zapisy/${stage}/${key}`;
}

/** Where a stage keeps the secret by which the organisation's provider knows it; whoever set that up puts it there. */
export function clientSecretParameter(stage: string): string {
  return `/zapisy/${stage}/oidc-client-secret`;
}
