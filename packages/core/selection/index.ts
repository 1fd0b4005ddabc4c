export { createSelectionService, type SelectionService } from "./service.ts";
export { createSelectionStore, type SelectionStore } from "./store.ts";
export { criteriaOf, rowsOfApplicant } from "./applicant.ts";
export { forgetApplicant } from "./forget.ts";
