import { bind, type Bound } from "../shared/use-case.ts";
import type { IndicatorDeps } from "./deps.ts";
import { addIndicator, changeIndicator, setRemoved } from "./use-cases/define.ts";
import {
  countProject,
  historyToRead,
  linkProofOf,
  listIndicators,
  listPeople,
  listResultsOf,
} from "./use-cases/read.ts";
import { announceProofOf, enterResult, receiveProofOf, strikeResult } from "./use-cases/results.ts";

const useCases = {
  addIndicator,
  announceProofOf,
  changeIndicator,
  countProject,
  enterResult,
  historyToRead,
  linkProofOf,
  listIndicators,
  listPeople,
  listResultsOf,
  receiveProofOf,
  setRemoved,
  strikeResult,
};

/** Use cases of the indicators of projects. */
export type IndicatorService = Bound<typeof useCases>;

/** Makes the use cases of indicators over what they work with (docs/decisions/0111). */
export function createIndicatorService(deps: IndicatorDeps): IndicatorService {
  return bind(deps, useCases);
}
