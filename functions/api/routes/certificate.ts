import {
  AnnulInputSchema,
  CertificateTemplateInputSchema,
  IssueInputSchema,
  NameShownInputSchema,
  RegisterQuerySchema,
  ReissueInputSchema,
} from "@zapisy/core/certificate/schema";
import { normaliseCode } from "@zapisy/core/certificate/rules";
import { toVerification, type CertificatePreview, type StoredCertificate } from "@zapisy/core/certificate";
import { organiserOf } from "@zapisy/core/project";
import type { Context } from "@zapisy/core/shared/context";
import { DomainError } from "@zapisy/core/shared/error";
import { DaySchema, line } from "@zapisy/core/shared/field";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { HOME_ZONE, type Day, type Instant } from "@zapisy/core/shared/time";
import * as v from "valibot";
import type { Deps } from "../../deps.ts";
import { fileResponse } from "../file-response.ts";
import { CursorSchema, defineRoute } from "../route.ts";

const PDF = "application/pdf";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const EVENT_ERRORS = { 403: ["certificate.forbidden"], 404: ["event.not_found"] };
const CERTIFICATE_ERRORS = { 403: ["certificate.forbidden"], 404: ["certificate.not_found"] };
const MANAGE_ERRORS = { ...CERTIFICATE_ERRORS, 403: ["certificate.forbidden", "certificate.read_only"] };
const PROJECT_ERRORS = { 403: ["certificate.forbidden"], 404: ["project.not_found"] };
const ISSUE_CONFLICTS = [
  "event.cancelled",
  "certificate.event_draft",
  "certificate.event_undated",
  "certificate.event_not_over",
  "certificate.issue_day",
  "certificate.busy",
];
const CODE_ERRORS = { 404: ["certificate.not_found"] };
const CODE_LIMITS = ["certificateMiss"] as const;

/** Who asks again within a minute is answered by a cache: a certificate changes once in its life, if at all. */
const PUBLIC = { "cache-control": "public, max-age=60", "referrer-policy": "no-referrer" };
/** A personal page is for one pair of eyes. */
const PRIVATE = { "cache-control": "private, no-store", "referrer-policy": "no-referrer" };

/** Routes of certificates: templates, issuing, the register, the holder's own, and what anybody may check. */
export const certificateRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/projects/{projectId}/certificate-template",
    summary: "How a project's certificates look and what they say",
    access: "staff",
    answer: { status: 200, description: "The template, or the defaults", json: "CertificateTemplate" },
    errors: PROJECT_ERRORS,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.certificate.getTemplate(ctx, params.projectId) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/projects/{projectId}/certificate-template",
    summary: "Replace a project's template, unless somebody else did meanwhile",
    access: "staff",
    body: CertificateTemplateInputSchema,
    answer: { status: 200, description: "The template as saved", json: "CertificateTemplate" },
    errors: {
      ...PROJECT_ERRORS,
      403: ["certificate.read_only"],
      409: ["certificate.template_version_conflict"],
      422: ["certificate.signature_unknown"],
    },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.certificate.saveTemplate(ctx, params.projectId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/projects/{projectId}/certificate-template/preview",
    summary: "What a template prints, with a made-up holder",
    access: "staff",
    body: CertificateTemplateInputSchema,
    answer: { status: 200, description: "A certificate marked as a preview", file: PDF },
    errors: { ...PROJECT_ERRORS, 403: ["certificate.read_only"] },
    async handle({ deps, ctx, params, body }) {
      const preview = await deps.services.certificate.previewTemplate(ctx, params.projectId, body);
      return previewResponse(deps, preview, ctx.now);
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/certificates",
    summary: "Who may get a certificate of an event and who has one",
    access: "staff",
    query: v.strictObject({ issuedOn: v.optional(DaySchema) }),
    answer: { status: 200, description: "People and institutions", json: "EventCertificates" },
    errors: EVENT_ERRORS,
    async handle({ deps, ctx, params, query }) {
      const { certificate } = deps.services;
      return { body: await certificate.listEventCertificates(ctx, params.eventId, query.issuedOn) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/certificates/preview.pdf",
    summary: "The certificate that a person or an institution would get",
    access: "staff",
    traced: () => "exported",
    query: v.strictObject({
      registrationId: v.optional(v.pipe(v.string(), v.maxLength(40))),
      institution: v.optional(line(310)),
      issuedOn: v.optional(DaySchema),
    }),
    answer: { status: 200, description: "A certificate marked as a preview", file: PDF },
    errors: { ...EVENT_ERRORS, 404: ["event.not_found", "certificate.holder_unknown"] },
    async handle({ deps, ctx, params, query }) {
      const preview = await deps.services.certificate.previewCertificate(ctx, params.eventId, query);
      return previewResponse(deps, preview, ctx.now);
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/certificates",
    summary: "Issue certificates with the next numbers of the register; who has one is left out",
    access: "staff",
    body: IssueInputSchema,
    answer: { status: 201, description: "The certificates, and who was left out", json: "IssueAnswer" },
    errors: {
      ...EVENT_ERRORS,
      403: ["certificate.forbidden", "certificate.read_only"],
      409: ISSUE_CONFLICTS,
    },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.certificate.issueCertificates(ctx, params.eventId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/certificates/{certificateId}/annul",
    summary: "End a certificate for a reason",
    access: "staff",
    body: AnnulInputSchema,
    answer: { status: 200, description: "The certificate, annulled", json: "CertificateView" },
    errors: { ...MANAGE_ERRORS, 409: ["certificate.version_conflict"] },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.certificate.annulCertificate(ctx, params.certificateId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/certificates/{certificateId}/reissue",
    summary: "Annul a certificate and issue another to the same holder from what is true now",
    access: "staff",
    body: ReissueInputSchema,
    answer: { status: 201, description: "The new certificate", json: "CertificateView" },
    errors: {
      ...MANAGE_ERRORS,
      409: [
        ...ISSUE_CONFLICTS,
        "certificate.version_conflict",
        "certificate.annulled",
        "certificate.holder_unknown",
        "certificate.not_entitled",
        "certificate.unprintable",
        "certificate.too_long",
      ],
    },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.certificate.reissueCertificate(ctx, params.certificateId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/certificates/{certificateId}/duplicate",
    summary: "Note that a duplicate is made today",
    access: "staff",
    answer: { status: 201, description: "The certificate with its duplicates", json: "CertificateView" },
    errors: { ...MANAGE_ERRORS, 409: ["certificate.annulled", "certificate.busy"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.certificate.duplicateCertificate(ctx, params.certificateId) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/certificates/{certificateId}/document.pdf",
    summary: "A certificate's document, or its last duplicate",
    access: "staff",
    traced: () => "exported",
    query: v.strictObject({ duplicate: v.optional(v.literal("yes")) }),
    answer: { status: 200, description: "The document", file: PDF },
    errors: { ...CERTIFICATE_ERRORS, 404: ["certificate.not_found", "certificate.no_duplicate"] },
    async handle({ deps, ctx, params, query }) {
      const certificate = await deps.services.certificate.getCertificate(ctx, params.certificateId);
      const last = certificate.duplicates.at(-1);
      if (query.duplicate && !last) throw new DomainError("not_found", "certificate.no_duplicate");
      return documentResponse(deps, certificate, query.duplicate && last);
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/projects/{projectId}/certificates",
    summary: "A project's register of certificates, the newest first",
    access: "staff",
    query: v.strictObject({ ...RegisterQuerySchema.entries, cursor: CursorSchema }),
    answer: { status: 200, description: "A page of the register", json: "CertificatePage" },
    errors: PROJECT_ERRORS,
    async handle({ deps, ctx, params, query }) {
      const { cursor, ...wanted } = query;
      return { body: await deps.services.certificate.listRegister(ctx, params.projectId, wanted, cursor) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/projects/{projectId}/certificates.xlsx",
    summary: "A project's register of certificates as a workbook",
    access: "staff",
    traced: () => "exported",
    query: RegisterQuerySchema,
    answer: { status: 200, description: "The register", file: XLSX },
    errors: PROJECT_ERRORS,
    async handle({ deps, ctx, params, query }) {
      const { lang: locale, ...wanted } = query;
      const [{ project, rows }, { registerXlsx }, { fileName }, { documentMessages }] = await Promise.all([
        deps.services.certificate.listWholeRegister(ctx, params.projectId, wanted),
        import("@zapisy/documents/certificate"),
        import("@zapisy/documents/file-name"),
        import("@zapisy/words/document"),
      ]);
      const title = inLocale(project.title, locale).text;
      const bytes = await registerXlsx(rows, {
        locale,
        project: { title, number: project.number, funder: project.funder },
        organiser: organiserOf(project),
        takenAt: ctx.now,
        timeZone: HOME_ZONE,
      });
      const { register } = documentMessages[locale];
      const { year, state, q } = wanted;
      const name = fileName(`${register.title} ${title}`, [year, state && register.states[state], q], "xlsx");
      return fileResponse(bytes, XLSX, name);
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/registrations/{token}/certificates/{certificateId}/document.pdf",
    summary: "The holder's own certificate",
    access: "link",
    answer: { status: 200, description: "The document", file: PDF },
    errors: { 404: ["registration.not_found", "certificate.not_found"] },
    async handle({ deps, params }) {
      const { token, certificateId } = params;
      return documentResponse(deps, await deps.services.certificate.getOwnCertificate(token, certificateId));
    },
  }),
  defineRoute({
    method: "PATCH",
    path: "/api/registrations/{token}/certificates/{certificateId}",
    summary: "Show the whole name on the certificate's public page, or initials",
    access: "link",
    body: NameShownInputSchema,
    limits: "mails nobody",
    answer: { status: 200, description: "The certificate", json: "OwnCertificate" },
    errors: { 404: ["registration.not_found", "certificate.not_found"], 409: ["certificate.busy"] },
    async handle({ deps, ctx, params, body }) {
      const { token, certificateId } = params;
      return {
        body: await deps.services.certificate.setNameShown(ctx, token, certificateId, body.nameShown),
        headers: PRIVATE,
      };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/certificates/{code}",
    summary: "Whether a certificate is valid, and what of it is public",
    access: "public",
    answer: { status: 200, description: "Valid or annulled", json: "CertificateVerification" },
    limits: CODE_LIMITS,
    errors: CODE_ERRORS,
    async handle(input) {
      return { body: toVerification(await byCode(input)), headers: PUBLIC };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/certificates/{code}/credential.json",
    summary: "The certificate as a signed Open Badges 3.0 credential",
    access: "public",
    readableAnywhere: true,
    answer: { status: 200, description: "The credential", json: "CertificateCredential" },
    limits: CODE_LIMITS,
    errors: { ...CODE_ERRORS, 410: ["certificate.annulled"] },
    async handle(input) {
      const certificate = await byCode(input);
      if (certificate.state === "annulled") throw new DomainError("gone", "certificate.annulled");
      await input.deps.readSecrets();
      const [{ credentialOf }, { fileName }] = await Promise.all([
        import("../../document/credential.ts"),
        import("@zapisy/documents/file-name"),
      ]);
      return {
        body: await credentialOf(input.deps, certificate, normaliseCode(input.params.code)),
        headers: {
          ...PUBLIC,
          "content-disposition": `attachment; filename="${fileName(certificate.number, undefined, "json")}"`,
        },
      };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/certificates/{code}/status.json",
    summary: "Whether the credential was annulled, as verifiers ask it (1EdTech Revocation List)",
    access: "public",
    readableAnywhere: true,
    answer: {
      status: 200,
      description: "A list of this credential, or an empty one",
      json: "RevocationList",
    },
    limits: CODE_LIMITS,
    errors: CODE_ERRORS,
    async handle(input) {
      const certificate = await byCode(input);
      await input.deps.readSecrets();
      const { revocationsOf } = await import("../../document/credential.ts");
      return {
        body: revocationsOf(input.deps, certificate, normaliseCode(input.params.code)),
        headers: PUBLIC,
      };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/issuer",
    summary: "Who signs credentials here, with the public key",
    access: "public",
    readableAnywhere: true,
    answer: { status: 200, description: "Profile and key", json: "IssuerProfile" },
    async handle({ deps }) {
      await deps.readSecrets();
      const { issuerOf } = await import("../../document/credential.ts");
      return { body: issuerOf(deps), headers: { "cache-control": "public, max-age=3600" } };
    },
  }),
];

/** What a route with a code in its path is given. */
interface CodeInput {
  deps: Deps;
  ctx: Context;
  params: { code: string };
}

function byCode({ deps, ctx, params }: CodeInput): Promise<StoredCertificate> {
  return deps.services.certificate.getByCode(ctx, params.code);
}

async function documentResponse(
  deps: Deps,
  certificate: StoredCertificate,
  duplicate?: { on: Day },
): Promise<Response> {
  const [{ certificateBytes }, { certificateFileName }] = await Promise.all([
    import("../../document/certificate.ts"),
    import("@zapisy/documents/certificate"),
  ]);
  const bytes = await certificateBytes(deps, certificate, { duplicate });
  return fileResponse(bytes, PDF, certificateFileName(certificate, duplicate !== undefined), {
    headers: PRIVATE,
  });
}

async function previewResponse(deps: Deps, preview: CertificatePreview, at: Instant): Promise<Response> {
  const { previewBytes } = await import("../../document/certificate.ts");
  const bytes = await previewBytes(deps, preview, { at, home: deps.config.PUBLIC_URL });
  return fileResponse(bytes, PDF, "podglad.pdf", { disposition: "inline", headers: PRIVATE });
}
