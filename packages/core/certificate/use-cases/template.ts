import type { ProjectId } from "../../project/index.ts";
import { findSignature } from "../source.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { dayAt, HOME_ZONE } from "../../shared/time.ts";
import { getProject as readableProject } from "../../project/index.ts";
import { assertEditsTemplate } from "../access.ts";
import type { CertificateTemplate } from "../answer.ts";
import type { CertificateDeps } from "../deps.ts";
import { yearOf } from "../draft.ts";
import { canReadTemplate, certificateNumber, sampleFacts } from "../rules.ts";
import type { CertificateTemplateInput } from "../schema.ts";
import { picturesOf, templateOf } from "../source.ts";
import type { CertificatePreview } from "./candidates.ts";

/**
 * How a project's certificates look; the defaults while nothing was saved.
 * @throws DomainError project.not_found, certificate.forbidden
 */
export async function getTemplate(
  deps: CertificateDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<CertificateTemplate> {
  const project = await readableProject(deps, ctx, projectId);
  if (!canReadTemplate(ctx.actor, projectId)) throw new DomainError("forbidden", "certificate.forbidden");
  return templateOf(deps, project);
}

/**
 * Replaces a project's template; certificates that were issued keep what they say.
 * @throws DomainError project.not_found, certificate.read_only, certificate.template_version_conflict,
 *   certificate.signature_unknown
 */
export async function saveTemplate(
  deps: CertificateDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  input: CertificateTemplateInput,
): Promise<CertificateTemplate> {
  await assertEditsTemplate(deps, ctx, projectId);
  const { signatureFileId, version } = input;
  if (signatureFileId && !(await findSignature(deps, projectId, signatureFileId))) {
    const code = "certificate.signature_unknown";
    throw new DomainError("invalid", code, { issues: [{ path: "signatureFileId", code }] });
  }
  const template = { ...input, projectId, version: version + 1, updatedAt: ctx.now };
  if (!(await deps.certificates.saveTemplate(template, actorRef(ctx.actor)))) {
    throw new DomainError("conflict", "certificate.template_version_conflict");
  }
  return template;
}

/**
 * What a template that is not saved yet would print, with a made-up holder.
 * @throws DomainError project.not_found, certificate.read_only
 */
export async function previewTemplate(
  deps: CertificateDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  template: CertificateTemplateInput,
): Promise<CertificatePreview> {
  const project = await assertEditsTemplate(deps, ctx, projectId);
  const issuedOn = dayAt(ctx.now, HOME_ZONE);
  const pictures = await picturesOf(deps, project, template);
  return {
    facts: sampleFacts({ project, template, words: deps.words, pictures, issuedOn }),
    number: certificateNumber(template.numberPrefix, yearOf(issuedOn), 1),
  };
}
