import { bind, type Bound } from "../shared/use-case.ts";
import type { SelectionDeps } from "./deps.ts";
import { joinCommittee, leaveCommittee, reopenSheet } from "./use-cases/committee.ts";
import { getSelection, setCriteria } from "./use-cases/criteria.ts";
import { getRanking } from "./use-cases/ranking.ts";
import { closeSheet, declareConflict, declareInstitutions, getSheet, judge } from "./use-cases/sheet.ts";

const useCases = {
  getSelection,
  setCriteria,
  joinCommittee,
  leaveCommittee,
  reopenSheet,
  getSheet,
  judge,
  declareInstitutions,
  declareConflict,
  closeSheet,
  getRanking,
};

/** Use cases of selections. */
export type SelectionService = Bound<typeof useCases>;

/** Makes the use cases of selections over their stores. */
export function createSelectionService(deps: SelectionDeps): SelectionService {
  return bind(deps, useCases);
}
