import type { ProjectId } from "../../project/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { getOwnProject } from "../access.ts";
import type { FileUpload, StoredFile } from "../answer.ts";
import type { FileDeps } from "../deps.ts";
import type { FileId, SignatureInput } from "../schema.ts";
import { announce, receive } from "../upload.ts";

/**
 * Announces the picture of a signature for a project's certificates.
 * @throws DomainError project.not_found, project.read_only, request.invalid
 */
export async function announceSignature(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  input: SignatureInput,
): Promise<FileUpload> {
  await getOwnProject(deps, ctx, projectId);
  return announce(deps, ctx, { ...input, ownerId: projectId, purpose: "signature" });
}

/**
 * Checks a signature that was sent; a kept one lies in the bucket under {@link pictureKey} of its SHA-256.
 * @throws DomainError project.not_found, project.read_only, file.not_found, file.not_arrived
 */
export async function receiveSignature(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  fileId: FileId,
): Promise<StoredFile> {
  await getOwnProject(deps, ctx, projectId);
  return receive(deps, ctx, projectId, fileId);
}
