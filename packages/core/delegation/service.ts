import { bind, type Bound } from "../shared/use-case.ts";
import type { DelegationDeps } from "./deps.ts";
import { dissolve } from "./use-cases/dissolve.ts";
import { exchangePerson, handOverPlace, withdrawPerson } from "./use-cases/exchange.ts";
import { moveDelegations } from "./use-cases/keep.ts";
import { getDelegation } from "./use-cases/page.ts";
import { registerDelegation } from "./use-cases/sign-up.ts";
import { correctContact, describeOrigin, replaceContact } from "./use-cases/staff.ts";

const useCases = {
  registerDelegation,
  getDelegation,
  exchangePerson,
  withdrawPerson,
  dissolve,
  handOverPlace,
  describeOrigin,
  replaceContact,
  correctContact,
  moveDelegations,
};

/** Use cases of delegations. */
export type DelegationService = Bound<typeof useCases>;

/** Makes the use cases of delegations over their stores. */
export function createDelegationService(deps: DelegationDeps): DelegationService {
  return bind(deps, useCases);
}
