import { bind, type Bound } from "../shared/use-case.ts";
import type { CertificateDeps } from "./deps.ts";
import { listEventCertificates, previewCertificate } from "./use-cases/candidates.ts";
import { annulCertificate, duplicateCertificate, reissueCertificate } from "./use-cases/change.ts";
import { issueCertificates } from "./use-cases/issue.ts";
import { getOwnCertificate, listOwnCertificates, setNameShown } from "./use-cases/own.ts";
import { getByCode, getCertificate } from "./use-cases/read.ts";
import { listRegister, listWholeRegister } from "./use-cases/register.ts";
import { getTemplate, previewTemplate, saveTemplate } from "./use-cases/template.ts";
import { verifyUrl } from "./view.ts";

const useCases = {
  verifyUrl,
  getTemplate,
  saveTemplate,
  previewTemplate,
  listEventCertificates,
  previewCertificate,
  issueCertificates,
  annulCertificate,
  reissueCertificate,
  duplicateCertificate,
  getCertificate,
  listRegister,
  listWholeRegister,
  getByCode,
  listOwnCertificates,
  getOwnCertificate,
  setNameShown,
};

/** Use cases of certificates. */
export type CertificateService = Bound<typeof useCases>;

/** Makes the use cases of certificates over their stores. */
export function createCertificateService(deps: CertificateDeps): CertificateService {
  return bind(deps, useCases);
}
