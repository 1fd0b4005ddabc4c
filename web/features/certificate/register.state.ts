import type { CertificateState, RegisterQuery } from "@zapisy/core/certificate/schema";
import { CERTIFICATE_STATES } from "@zapisy/core/certificate/schema";
import type { Project } from "@zapisy/core/project/answer";
import type { Instant } from "@zapisy/core/shared/time";

/** Which register is open: that of the address, else the one looked at last, else the only one there is. */
export function startProject(
  projects: readonly Pick<Project, "projectId">[],
  asked: string | undefined,
  remembered: string | undefined,
): string | undefined {
  const isThere = (id: string | undefined) => projects.some(({ projectId }) => projectId === id);
  if (asked) return isThere(asked) ? asked : undefined;
  if (isThere(remembered)) return remembered;
  return projects.length === 1 ? projects[0]?.projectId : undefined;
}

/** Years of which a project can have certificates, the latest first: from its beginning until now. */
export function registerYears(project: Pick<Project, "startsOn">, now: Instant): string[] {
  const years: string[] = [];
  for (let year = Number(now.slice(0, 4)); year >= Number(project.startsOn.slice(0, 4)); year -= 1) {
    years.push(String(year));
  }
  return years;
}

/** What the address asks the register for; what it cannot be asked is left out. */
export function toRegisterQuery(search: { year?: string; state?: string; q?: string }): RegisterQuery {
  const state: CertificateState | undefined = CERTIFICATE_STATES.find((each) => each === search.state);
  return {
    year: /^\d{4}$/.test(search.year ?? "") ? search.year : undefined,
    state,
    q: search.q?.slice(0, 100) || undefined,
  };
}
