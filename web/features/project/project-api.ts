import type { Project } from "@zapisy/core/project/answer";
import type { LogoInput, ProjectInput } from "@zapisy/core/project/schema";
import type { Page } from "@zapisy/core/shared/page";
import { query } from "@solidjs/router";
import { staffRequest } from "../../data/session.ts";

const at = (projectId: string) => `/api/staff/projects/${encodeURIComponent(projectId)}`;

/** All projects that one may see, the latest first. There are few enough to hold them all. */
export const listProjects = query(async (): Promise<Project[]> => {
  const projects: Project[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<Project> = await staffRequest(
      "GET",
      `/api/staff/projects${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`,
    );
    projects.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return projects;
}, "staff.projects");

/** One project. */
export function getProject(projectId: string): Promise<Project> {
  return staffRequest("GET", at(projectId));
}

/** Makes a project. */
export function createProject(input: ProjectInput): Promise<Project> {
  return staffRequest("POST", "/api/staff/projects", { body: input });
}

/** Replaces what staff write about a project; `version` is the one that was shown. */
export function saveProject(projectId: string, input: ProjectInput, version: number): Promise<Project> {
  return staffRequest("PUT", at(projectId), { body: { ...input, version } });
}

/** Adds a picture to the logo strip. */
export function addLogo(projectId: string, input: LogoInput): Promise<Project> {
  return staffRequest("POST", `${at(projectId)}/logos`, { body: input });
}

/** Takes a picture off the logo strip. */
export function removeLogo(projectId: string, logoId: string): Promise<Project> {
  return staffRequest("DELETE", `${at(projectId)}/logos/${encodeURIComponent(logoId)}`);
}
