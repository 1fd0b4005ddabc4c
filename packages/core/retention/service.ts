import { bind, type Bound } from "../shared/use-case.ts";
import type { RetentionDeps } from "./deps.ts";
import {
  getRetention,
  getSwitch,
  listEndingParticipants,
  listEnds,
  listRetained,
  listRetainedPeople,
} from "./use-cases/plan.ts";
import { endPersonHold, holdPerson, listKept } from "./use-cases/person.ts";
import { removeWhatIsOver } from "./use-cases/run.ts";
import { endHold, hold, setSwitch, setTerms } from "./use-cases/say.ts";

const useCases = {
  getSwitch,
  listRetained,
  getRetention,
  listEnds,
  listRetainedPeople,
  listEndingParticipants,
  setTerms,
  hold,
  endHold,
  setSwitch,
  listKept,
  holdPerson,
  endPersonHold,
  removeWhatIsOver,
};

/** Use cases of retention. */
export type RetentionService = Bound<typeof useCases>;

/** Makes the use cases of retention over their stores. */
export function createRetentionService(deps: RetentionDeps): RetentionService {
  return bind(deps, useCases);
}
