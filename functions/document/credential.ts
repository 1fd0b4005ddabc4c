import type { StoredCertificate } from "@zapisy/core/certificate";
import {
  certificateCredential,
  createSigner,
  issuerProfile,
  revocationList,
} from "@zapisy/core/certificate/credential";
import { formatDayRange } from "@zapisy/words";
import { certificateDocumentMessages } from "@zapisy/words/certificate/document";
import type { Deps } from "../deps.ts";

/** What a credential needs of the composition root. */
type CredentialDeps = Pick<Deps, "config">;

/** The signed credential of a certificate, as it is downloaded from the address with that code. */
export function credentialOf(deps: CredentialDeps, certificate: StoredCertificate, code: string) {
  const locale = certificate.facts.language === "en" ? "en" : "pl";
  const { credential: words } = certificateDocumentMessages[locale];
  return certificateCredential(
    certificate,
    signerOf(deps),
    {
      description: ({ kind, startsOn, endsOn }, hours) =>
        words.description(
          words.kind[kind],
          formatDayRange(locale, startsOn, endsOn),
          hours && words[hours.unit === "clock" ? "clockHours" : "didacticHours"](hours.count),
        ),
      criteria: words.criteria,
    },
    { ...addresses(deps, code), home: deps.config.PUBLIC_URL },
  );
}

/** Whether the credential with that code was annulled, as verifiers ask it. */
export function revocationsOf(deps: CredentialDeps, certificate: StoredCertificate, code: string) {
  return revocationList(certificate, signerOf(deps), addresses(deps, code));
}

/** Who signs credentials here, with the key to check them. */
export function issuerOf(deps: CredentialDeps) {
  const { ORGANISER_NAME, PUBLIC_URL } = deps.config;
  return issuerProfile(signerOf(deps), { name: ORGANISER_NAME, home: PUBLIC_URL });
}

function signerOf({ config }: CredentialDeps) {
  if (!config.SIGNING_KEY) throw new Error("This function has no signing key, or did not wait for it.");
  return createSigner(config.SIGNING_KEY);
}

function addresses({ config }: CredentialDeps, code: string) {
  const base = `${config.PUBLIC_URL}/api/certificates/${code}`;
  return { url: `${base}/credential.json`, statusUrl: `${base}/status.json` };
}
