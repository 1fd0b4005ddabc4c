import { teller, type Manifest } from "../shared/manifest.ts";
import { certificateHistory, templateHistory } from "./history.ts";
import type { CertificateStore } from "./store.ts";

/** What has to be known of certificates and their templates. */
export const certificateManifest = {
  entities: {
    certificate: { key: "certificateId", followed: true },
    certificateTemplate: { key: "projectId", followed: true },
    certificateCounter: { key: "projectId" },
    certificateClaim: { key: "eventId" },
  },
  history: ({ certificates }: { certificates: CertificateStore }) => ({
    certificate: teller(certificates.fromImage, certificateHistory),
    certificateTemplate: teller(certificates.templateFromImage, templateHistory),
  }),
} as const satisfies Manifest<{ certificates: CertificateStore }>;
