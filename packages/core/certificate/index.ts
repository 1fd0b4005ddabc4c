export type { CertificateDeps } from "./deps.ts";
export { createCertificateService, type CertificateService } from "./service.ts";
export type { CertificatePreview } from "./use-cases/candidates.ts";
export { createCertificateStore, type CertificateStore, type StoredCertificate } from "./store.ts";
export { publicHolder, toVerification, type CertificateWords } from "./rules.ts";
export type { Certificate, CertificateFacts, CertificateId, CertificateTemplateInput } from "./schema.ts";
export type { CertificateHolder, CertificateTemplate, CertificateView, OwnCertificate } from "./answer.ts";
