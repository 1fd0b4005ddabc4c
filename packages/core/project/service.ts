import { bind, type Bound } from "../shared/use-case.ts";
import { getProject } from "./access.ts";
import * as projects from "./use-cases/projects.ts";
import * as logos from "./use-cases/logos.ts";
import type { ProjectDeps } from "./deps.ts";

const useCases = { ...projects, ...logos, getProject };

/** Use cases of projects. */
export type ProjectService = Bound<typeof useCases>;

/** Makes the use cases of projects over their store. */
export function createProjectService(deps: ProjectDeps): ProjectService {
  return bind(deps, useCases);
}
