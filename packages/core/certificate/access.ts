import type { Event, EventId } from "../event/index.ts";
import { getProject as readableProject, type Project, type ProjectId } from "../project/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { CertificateDeps } from "./deps.ts";
import { canEditTemplate, canIssueCertificates, canReadCertificates, canReadRegister } from "./rules.ts";
import type { CertificateId } from "./schema.ts";
import type { StoredCertificate } from "./store.ts";

/** An event whose certificates may be read. @throws DomainError event.not_found, certificate.forbidden */
export async function getReadable(
  deps: CertificateDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Event> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canReadCertificates(ctx.actor, event)) throw new DomainError("forbidden", "certificate.forbidden");
  return event;
}

/** A certificate and its event. @throws DomainError certificate.not_found, also for those of others */
export async function getForStaff(
  deps: CertificateDeps,
  ctx: Context<StaffActor>,
  certificateId: CertificateId,
): Promise<{ certificate: StoredCertificate; event: Event }> {
  const certificate = await deps.certificates.find(certificateId);
  const event =
    certificate &&
    (await deps.eventService.getEvent(ctx, certificate.eventId).catch((error: unknown) => {
      if (error instanceof DomainError && error.kind === "not_found") return undefined;
      throw error;
    }));
  if (!certificate || !event) throw new DomainError("not_found", "certificate.not_found");
  if (!canReadCertificates(ctx.actor, event)) throw new DomainError("forbidden", "certificate.forbidden");
  return { certificate, event };
}

/** {@link getForStaff}, for those who may issue. @throws DomainError certificate.read_only */
export async function getManaged(
  deps: CertificateDeps,
  ctx: Context<StaffActor>,
  certificateId: CertificateId,
) {
  const found = await getForStaff(deps, ctx, certificateId);
  assertIssues(ctx, found.event);
  return found;
}

/** Refuses those who may not issue. @throws DomainError certificate.read_only */
export function assertIssues(ctx: Context<StaffActor>, event: Event) {
  if (!canIssueCertificates(ctx.actor, event)) throw new DomainError("forbidden", "certificate.read_only");
}

/** A project that there has to be. @throws DomainError project.not_found */
export async function getProject(deps: CertificateDeps, projectId: ProjectId): Promise<Project> {
  const project = await deps.projects.find(projectId);
  if (!project) throw new DomainError("not_found", "project.not_found");
  return project;
}

/** Refuses a change of what somebody else changed meanwhile. @throws DomainError certificate.version_conflict */
export function assertVersion(certificate: StoredCertificate, version: number | undefined) {
  if (version !== undefined && certificate.version !== version) {
    throw new DomainError("conflict", "certificate.version_conflict", { version: certificate.version });
  }
}

/** The project whose template the member of staff may change. @throws DomainError project.not_found, certificate.read_only */
export async function assertEditsTemplate(
  deps: CertificateDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<Project> {
  const project = await readableProject(deps, ctx, projectId);
  if (!canEditTemplate(ctx.actor, projectId)) {
    throw new DomainError("forbidden", "certificate.read_only");
  }
  return project;
}

/** The project whose register the member of staff may read. @throws DomainError project.not_found, certificate.forbidden */
export async function assertReadsRegister(
  deps: CertificateDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<Project> {
  const project = await readableProject(deps, ctx, projectId);
  if (!canReadRegister(ctx.actor, projectId)) throw new DomainError("forbidden", "certificate.forbidden");
  return project;
}
