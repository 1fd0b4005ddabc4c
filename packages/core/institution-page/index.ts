export { createInstitutionPageService, type InstitutionPageService } from "./service.ts";
