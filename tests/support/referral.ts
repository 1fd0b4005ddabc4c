import type { InstitutionId } from "@zapisy/core/institution/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { ReferralInput } from "@zapisy/core/referral/schema";
import { asStaff } from "./actions.ts";
import { delegatedPerson } from "./fixture.ts";
import type { World } from "./world.ts";

/** An entry of the register that refers people. */
export async function referringInstitution(
  world: World,
  name = "Gminny Ośrodek Pomocy Społecznej",
  town = "Żmudź",
): Promise<InstitutionId> {
  const added = await world.deps.services.institution.addInstitution(asStaff(world), {
    name,
    type: "ops",
    town,
    otherNames: [],
  });
  return added.institutionId;
}

/** Somebody who refers people for an institution in a project, signed in. */
export function signInReferrer(
  world: World,
  projectId: ProjectId,
  institutionId: InstitutionId,
  overrides: Parameters<World["signIn"]>[0] = {},
) {
  return world.signIn({ role: "referrer", projectIds: [projectId], institutionId, ...overrides });
}

/** What an institution sends to refer somebody. */
export function referralInput(number: number, overrides: Partial<ReferralInput> = {}): ReferralInput {
  return {
    person: delegatedPerson(number),
    document: { number: `KS/${number}/2026`, date: "2026-02-20" },
    referredOn: "2026-03-01",
    locale: "pl",
    declarations: { acts: true, needs: false },
    ...overrides,
  };
}
