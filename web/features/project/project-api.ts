import { query } from "@solidjs/router";
import type { Project } from "@zapisy/core/project/answer";
import type { LogoInput, ProjectInput } from "@zapisy/core/project/schema";
import { staffRequest } from "../../data/session.ts";

/** All projects that one may see, the latest first. There are few enough to hold them all. */
export const listProjects = query(async () => {
  const projects: Project[] = [];
  let cursor: string | undefined;
  do {
    const page = await listPage(cursor);
    projects.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return projects;
}, "staff.projects");

function listPage(cursor: string | undefined) {
  return staffRequest("GET", "/api/staff/projects", { query: { cursor } });
}

/** One project. */
export function getProject(projectId: string) {
  return staffRequest("GET", "/api/staff/projects/{projectId}", { params: { projectId } });
}

/** Makes a project. */
export function createProject(body: ProjectInput) {
  return staffRequest("POST", "/api/staff/projects", { body });
}

/** Replaces what staff write about a project; `version` is the one that was shown. */
export function saveProject(projectId: string, input: ProjectInput, version: number) {
  return staffRequest("PUT", "/api/staff/projects/{projectId}", {
    params: { projectId },
    body: { ...input, version },
  });
}

/** Adds a picture to the logo strip. */
export function addLogo(projectId: string, body: LogoInput) {
  return staffRequest("POST", "/api/staff/projects/{projectId}/logos", { params: { projectId }, body });
}

/** Takes a picture off the logo strip. */
export function removeLogo(projectId: string, logoId: string) {
  return staffRequest("DELETE", "/api/staff/projects/{projectId}/logos/{logoId}", {
    params: { projectId, logoId },
  });
}
