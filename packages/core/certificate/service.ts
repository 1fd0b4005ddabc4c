import { bind, type Bound } from "../shared/use-case.ts";
import type { CertificateDeps } from "./deps.ts";
import * as candidates from "./use-cases/candidates.ts";
import * as change from "./use-cases/change.ts";
import { issueCertificates } from "./use-cases/issue.ts";
import * as own from "./use-cases/own.ts";
import * as read from "./use-cases/read.ts";
import * as register from "./use-cases/register.ts";
import * as template from "./use-cases/template.ts";
import { verifyUrl } from "./view.ts";

const useCases = {
  ...candidates,
  ...change,
  ...own,
  ...read,
  ...register,
  ...template,
  verifyUrl,
  issueCertificates,
};

/** Use cases of certificates. */
export type CertificateService = Bound<typeof useCases>;

/** Makes the use cases of certificates over their stores. */
export function createCertificateService(deps: CertificateDeps): CertificateService {
  return bind(deps, useCases);
}
