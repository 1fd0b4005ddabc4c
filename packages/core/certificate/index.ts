export {
  createCertificateService,
  type CertificateDeps,
  type CertificatePreview,
  type CertificateService,
} from "./service.ts";
export {
  certificateCredential,
  createSigner,
  issuerProfile,
  revocationList,
  type CredentialSigner,
  type CredentialWords,
} from "./credential.ts";
export { createCertificateStore, type CertificateStore, type StoredCertificate } from "./store.ts";
export { publicHolder, toVerification, type CertificateWords } from "./rules.ts";
export type { Certificate, CertificateFacts, CertificateId, CertificateTemplateInput } from "./schema.ts";
export type { CertificateHolder, CertificateTemplate, CertificateView, OwnCertificate } from "./answer.ts";
