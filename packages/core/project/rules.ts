import { isAllowed } from "../access/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Project, ProjectView } from "./answer.ts";
import type { Organisation } from "./schema.ts";

/** Organisations in the order of documents: the lead first, then partners. */
export function leadAndPartners(organisations: readonly Organisation[]): Organisation[] {
  return [
    ...organisations.filter(({ role }) => role === "lead"),
    ...organisations.filter(({ role }) => role === "partner"),
  ];
}

/** Whose documents a project's are: the name of its lead. */
export function organiserOf({ organisations }: Pick<Project, "organisations">): string {
  return leadAndPartners(organisations)[0]?.name ?? "";
}

/** Whether the project may be read by that member of staff. */
export function canReadProject(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "project.read", { projectId });
}

/** Whether the project may be changed: coordinators in their own projects, admins everywhere. */
export function canEditProject(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "project.edit", { projectId });
}

/** Whether new projects may be made: by admins and by coordinators of all projects. */
export function canCreateProject(actor: StaffActor): boolean {
  return isAllowed(actor, "project.create");
}

/** What the public sees of a project. */
export function toProjectView(project: Project): ProjectView {
  const { projectId, title, number, funder, fundingClause, startsOn, endsOn, organisations, logos } = project;
  return { projectId, title, number, funder, fundingClause, startsOn, endsOn, organisations, logos };
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG_SIGNATURE = [0xff, 0xd8, 0xff];

/** The kind of picture that the bytes really are, whatever their sender says; undefined for anything else. */
export function pictureType(bytes: Uint8Array): "image/png" | "image/jpeg" | undefined {
  const begins = (signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (begins(PNG_SIGNATURE)) return "image/png";
  if (begins(JPEG_SIGNATURE)) return "image/jpeg";
  return undefined;
}
