import { bind, type Bound } from "../shared/use-case.ts";
import type { ParticipantDeps } from "./deps.ts";
import { findMeant, findNamed } from "./finding.ts";
import { changeCourse, changeEntry } from "./use-cases/course.ts";
import { freeParticipant, mergeParticipant } from "./use-cases/merge.ts";
import { acceptProposals, listProposals } from "./use-cases/proposals.ts";
import {
  addParticipant,
  changeParticipant,
  getParticipant,
  listParticipants,
  unlinkRegistration,
} from "./use-cases/staff.ts";

const useCases = {
  acceptProposals,
  addParticipant,
  changeCourse,
  changeEntry,
  changeParticipant,
  findMeant,
  findNamed,
  freeParticipant,
  getParticipant,
  listParticipants,
  listProposals,
  mergeParticipant,
  unlinkRegistration,
};

/** Use cases of participants. */
export type ParticipantService = Bound<typeof useCases>;

/** Makes the use cases of participants of projects over what they work with (docs/decisions/0101). */
export function createParticipantService(deps: ParticipantDeps): ParticipantService {
  return bind(deps, useCases);
}
