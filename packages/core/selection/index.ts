export { createSelectionService, type SelectionService } from "./service.ts";
export { createSelectionStore, type SelectionStore } from "./store.ts";
export { criteriaOf, rowsOfApplicants } from "./applicant.ts";
export { forgetApplicants } from "./forget.ts";
