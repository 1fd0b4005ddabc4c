export { createProjectService, type ProjectService } from "./service.ts";
export { createProjectStore, type ProjectStore } from "./store.ts";
export { leadAndPartners, organiserOf, toProjectView } from "./rules.ts";
export type { Logo, Organisation, Project, ProjectId, ProjectInput, ProjectView } from "./schema.ts";
