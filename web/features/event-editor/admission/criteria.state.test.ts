import type { EventInput } from "@zapisy/core/event/schema";
import { criteriaFaults, usualSettings } from "@zapisy/core/form/rules";
import { CRITERION_TYPES, type CriterionType, type SignUpForm } from "@zapisy/core/form/schema";
import { describe, expect, it } from "vitest";
import {
  addCriterion,
  removeCriterion,
  withCompletedBy,
  withCompletedOptions,
  withoutCompleted,
} from "./criteria.state.ts";

const WORDS = {
  birth: { pl: "Data urodzenia", en: "Date of birth" },
  sex: { pl: "Płeć", en: "Sex" },
  female: { pl: "Kobieta", en: "Woman" },
  male: { pl: "Mężczyzna", en: "Man" },
};
const EMPTY: SignUpForm = {
  ...usualSettings(),
  county: "hidden",
  institution: "hidden",
  needs: "hidden",
  diet: "hidden",
  imageConsent: false,
  newsletterConsent: false,
  questions: [],
};

function ids() {
  let number = 0;
  return () => `id${(number += 1)}`;
}
const added = (type: CriterionType, form: Partial<SignUpForm> = {}) =>
  addCriterion({ ...EMPTY, ...form }, type, ids(), WORDS);

describe("a criterion that is added", () => {
  it.each(CRITERION_TYPES)("comes with what it hangs on: %s", (type) => {
    const unasked = criteriaFaults(added(type)).filter(({ code }) => code === "criterion.not_asked");
    expect(unasked).toEqual([]);
  });

  it("makes a field required that was not asked, or asked later, and leaves one that is asked as it is", () => {
    const county = (form: Partial<SignUpForm>) => {
      const { county: asks, later } = added("territory", form);
      return [asks, later];
    };
    expect(county({})).toEqual(["required", undefined]);
    expect(county({ county: "optional" })).toEqual(["optional", undefined]);
    expect(county({ county: "optional", later: ["countyCode", "needs"] })).toEqual(["optional", ["needs"]]);
  });

  it("of what was completed has addresses confirmed for a person, and an institution named for an institution", () => {
    const recruitment: EventInput["recruitment"] = { mode: "first_come" };
    const one = added("completed");
    const ofPerson = withCompletedBy({ form: one, recruitment }, "id1", "person");
    expect([ofPerson.recruitment.confirmAddress, ofPerson.form.institution]).toEqual([true, "hidden"]);
    const ofOffice = withCompletedBy({ form: one, recruitment }, "id1", "institution");
    expect([ofOffice.recruitment, ofOffice.form.institution]).toEqual([recruitment, "required"]);
    const refusing = {
      ...ofOffice.form,
      criteria: ofOffice.form.criteria?.map((each) => ({ ...each, effect: "refuse" as const })),
    };
    // Whoever comes by another person confirms no address, so the two are never said together.
    const shared = { ...recruitment, delegations: true, handovers: true } as const;
    expect(withCompletedBy({ form: one, recruitment: shared }, "id1", "person").recruitment).toEqual({
      mode: "first_come",
      confirmAddress: true,
    });
    expect(withCompletedBy({ form: one, recruitment: shared }, "id1", "institution").recruitment).toBe(
      shared,
    );
    // What an institution may be refused for, a person is not.
    const back = withCompletedBy({ form: refusing, recruitment }, "id1", "person");
    expect(back.form.criteria?.map(({ effect }) => effect)).toEqual(["warn"]);
  });

  it("takes the question along when it is removed again, unless it is stored or another criterion looks at it", () => {
    const form = added("sex");
    expect(removeCriterion({ form }, 0, [])).toEqual({ form: { ...EMPTY, questions: [] } });
    expect(removeCriterion({ form }, 0, form.questions).form.questions).toEqual(form.questions);
    const two = { ...form, criteria: [...(form.criteria ?? []), ...(form.criteria ?? [])] };
    expect(removeCriterion({ form: two }, 0, []).form).toEqual(form);
  });

  it("of what was completed names options of an event, until none is ticked or the event goes", () => {
    const criterion = added("completed").criteria?.[0];
    if (criterion?.type !== "completed") throw new Error("no prerequisite");
    const [one, two] = ["evt_00000000000000000000000001", "evt_00000000000000000000000002"] as const;
    criterion.eventIds = [one, two];
    withCompletedOptions(criterion, one, ["b"]);
    withCompletedOptions(criterion, two, ["x", "y"]);
    expect(criterion.ofOptions).toEqual({ [one]: ["b"], [two]: ["x", "y"] });
    withCompletedOptions(criterion, two, []);
    expect(criterion.ofOptions).toEqual({ [one]: ["b"] });
    withoutCompleted(criterion, one);
    expect([criterion.eventIds, criterion.ofOptions]).toEqual([[two], undefined]);
  });
});
