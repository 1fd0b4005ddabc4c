import { bind, type Bound } from "../shared/use-case.ts";
import type { SelectionDeps } from "./deps.ts";
import { joinCommittee, leaveCommittee, reopenSheet } from "./use-cases/committee.ts";
import { getSelection, setCriteria } from "./use-cases/criteria.ts";
import { announce, announcePart } from "./use-cases/announce.ts";
import { decideAll, decideOne } from "./use-cases/decide.ts";
import { freezeRanking, unfreezeRanking } from "./use-cases/freeze.ts";
import { getCommitteeEvent, listCommitteeEvents } from "./use-cases/member.ts";
import { getRanking } from "./use-cases/ranking.ts";
import { closeSheet, declareConflict, declareInstitutions, getSheet, judge } from "./use-cases/sheet.ts";

const useCases = {
  getSelection,
  setCriteria,
  joinCommittee,
  leaveCommittee,
  reopenSheet,
  listCommitteeEvents,
  getCommitteeEvent,
  getSheet,
  judge,
  declareInstitutions,
  declareConflict,
  closeSheet,
  getRanking,
  freezeRanking,
  unfreezeRanking,
  decideAll,
  decideOne,
  announce,
  announcePart,
};

/** Use cases of selections. */
export type SelectionService = Bound<typeof useCases>;

/** Makes the use cases of selections over their stores. */
export function createSelectionService(deps: SelectionDeps): SelectionService {
  return bind(deps, useCases);
}
