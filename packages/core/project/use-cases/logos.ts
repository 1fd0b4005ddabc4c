import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { getEditable } from "../access.ts";
import type { Project } from "../answer.ts";
import type { ProjectDeps } from "../deps.ts";
import { pictureType } from "../rules.ts";
import { save } from "../saving.ts";
import { LOGO_MAX_BYTES, LOGO_MAX_COUNT, type LogoInput, type ProjectId } from "../schema.ts";

/**
 * Adds a picture to the logo strip after looking at all of it.
 * @throws DomainError logo.not_a_picture, logo.too_large, logo.too_many
 */
export async function addLogo(
  deps: ProjectDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  input: LogoInput,
): Promise<Project> {
  const before = await getEditable(deps, ctx, projectId);
  const bytes = Buffer.from(input.data, "base64");
  const mime = pictureType(bytes);
  const refuse = (code: string) => new DomainError("invalid", code, { issues: [{ path: "data", code }] });
  if (bytes.byteLength > LOGO_MAX_BYTES) throw refuse("logo.too_large");
  // Whatever follows eight right bytes would be served from our own address.
  if (!mime || !(await deps.isPicture(bytes))) throw refuse("logo.not_a_picture");
  if (before.logos.length >= LOGO_MAX_COUNT) throw refuse("logo.too_many");
  const logo = { logoId: ctx.newId("log"), mime, alt: input.alt };
  const after = {
    ...before,
    logos: [...before.logos, logo],
    version: before.version + 1,
    updatedAt: ctx.now,
  };
  return save(deps, ctx, before, after, {
    add: { logoId: logo.logoId, mime, data: bytes.toString("base64") },
  });
}

/** Takes a picture off the logo strip; one that is gone already stays gone. */
export async function removeLogo(
  deps: ProjectDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  logoId: string,
): Promise<Project> {
  const before = await getEditable(deps, ctx, projectId);
  const gone = before.logos.find((logo) => logo.logoId === logoId);
  if (!gone) return before;
  const logos = before.logos.filter((logo) => logo !== gone);
  const after = { ...before, logos, version: before.version + 1, updatedAt: ctx.now };
  return save(deps, ctx, before, after, { remove: gone.logoId });
}

/**
 * A picture of the logo strip; public, as event pages show it.
 * @throws DomainError logo.not_found
 */
export async function getPicture(
  deps: ProjectDeps,
  projectId: ProjectId,
  logoId: string,
): Promise<{ mime: string; bytes: Uint8Array }> {
  const picture = await deps.projects.findPicture(projectId, logoId);
  if (!picture) throw new DomainError("not_found", "logo.not_found");
  return picture;
}
