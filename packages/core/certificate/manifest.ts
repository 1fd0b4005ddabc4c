import type { Said } from "../shared/holding.ts";
import { teller, type Manifest } from "../shared/manifest.ts";
import type { CertificateTemplate } from "./answer.ts";
import { certificateHistory, templateHistory } from "./history.ts";
import type { CertificateFacts } from "./schema.ts";
import type { LinkedCertificate } from "./shown.ts";
import type { CertificateStore } from "./store.ts";

/** What has to be known of certificates and their templates. */
export const certificateManifest = {
  entities: {
    certificate: {
      key: "certificateId",
      followed: true,
      holds: {
        of: "participants",
        why: "evidence",
        until: "evidence",
        by: "event",
        read: ["certificates.read", "register.read", "partner.read"],
        fields: {
          certificateId: "nothing",
          eventId: "nothing",
          projectId: "nothing",
          state: "nothing",
          certificate: {
            number: "nothing",
            year: "nothing",
            sequence: "nothing",
            facts: {
              language: "nothing",
              heading: "nothing",
              holder: ["name", "id"],
              wording: "facts",
              event: "nothing",
              topics: "facts",
              hosts: "nothing",
              hours: "facts",
              outcomes: "nothing",
              project: "nothing",
              issuer: "nothing",
              partners: "nothing",
              logos: "nothing",
              signatory: "name",
              issuedIn: "nothing",
              issuedOn: "facts",
            } satisfies Said<CertificateFacts>,
            layout: "nothing",
            nameShown: "facts",
            earlyReason: "words",
            untold: "nothing",
            annulment: ["words", "id"],
            replaces: "nothing",
            replacedBy: "nothing",
            replacesNumber: "nothing",
            replacedByNumber: "nothing",
            duplicates: ["id"],
            issuedBy: "id",
            issuedAt: "nothing",
          } satisfies Said<
            Omit<LinkedCertificate, "certificateId" | "eventId" | "projectId" | "state" | "version">
          >,
          registerKey: "nothing",
          searchText: "name",
          codeHash: "id",
          version: "nothing",
          updatedAt: "nothing",
          changedBy: "id",
          changeReason: "words",
        },
      },
    },
    certificateTemplate: {
      key: "projectId",
      followed: true,
      holds: {
        of: "others",
        why: "programme",
        until: "installation",
        by: "project",
        read: ["template.read"],
        fields: {
          projectId: "nothing",
          template: {
            language: "nothing",
            heading: "nothing",
            wording: "nothing",
            outcomes: "nothing",
            signatory: "name",
            signatureFileId: "id",
            issuedIn: "nothing",
            numberPrefix: "nothing",
            showTopics: "nothing",
            showHours: "nothing",
            updatedAt: "nothing",
          } satisfies Said<Omit<CertificateTemplate, "projectId" | "version">>,
          version: "nothing",
          changedBy: "id",
        },
      },
    },
    certificateCounter: {
      key: "projectId",
      holds: {
        of: "nobody",
        why: "evidence",
        until: "installation",
        by: "none",
        read: [],
        fields: { projectId: "nothing", year: "nothing", last: "nothing" },
      },
    },
    certificateClaim: {
      key: "eventId",
      holds: {
        of: "participants",
        why: "evidence",
        until: "evidence",
        by: "event",
        read: ["certificates.read"],
        fields: {
          eventId: "nothing",
          holderKey: "id",
          certificateId: "id",
          former: "id",
          version: "nothing",
        },
      },
    },
  },
  bucket: {
    certificates: {
      what: "certificates as documents",
      until: "with the certificate",
      by: "certificate in the key",
    },
  },
  history: ({ certificates }: { certificates: CertificateStore }) => ({
    certificate: teller(certificates.fromImage, certificateHistory),
    certificateTemplate: teller(certificates.templateFromImage, templateHistory),
  }),
} as const satisfies Manifest<{ certificates: CertificateStore }>;
