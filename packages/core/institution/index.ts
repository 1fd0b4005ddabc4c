export { createInstitutionStore, type InstitutionStore, type StoredInstitution } from "./store.ts";
export { createInstitutionService, type InstitutionService } from "./service.ts";
export { canReadInstitutions } from "./rules.ts";
export type { Institution, InstitutionId, InstitutionWords } from "./schema.ts";
export type { Family, MeantInstitution } from "./use-cases/register.ts";
