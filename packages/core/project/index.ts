export { getProject } from "./access.ts";
export { createProjectService, type ProjectService } from "./service.ts";
export { createProjectStore, type ProjectStore } from "./store.ts";
export { leadAndPartners, organiserOf, toProjectView } from "./rules.ts";
export type { Organisation, ProjectId, ProjectInput, Support } from "./schema.ts";
export type { Logo, Project, ProjectView } from "./answer.ts";
