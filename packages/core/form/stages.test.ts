import { expect, it } from "vitest";
import { PROJECT_ID, eventInput } from "../../../tests/support/fixture.ts";
import type { Question, SignUpForm } from "./schema.ts";
import { formWithoutPlace } from "./stages.ts";

const question = (questionId: string): Question => ({
  questionId,
  label: { pl: questionId },
  type: "text",
  required: true,
});
const form: SignUpForm = {
  ...eventInput(PROJECT_ID).form,
  phone: "required",
  needs: "optional",
  diet: "optional",
  pickUpPoints: ["Łomża"],
  questions: [question("why"), question("room")],
};

it("somebody without a place is not asked what waits for those who have one", () => {
  const asked = formWithoutPlace({ ...form, later: ["room", "phone", "pickUpPoint", "needs"] });
  expect(asked).toEqual({
    ...form,
    phone: "hidden",
    needs: "hidden",
    diet: "hidden",
    pickUpPoints: [],
    questions: [question("why")],
  });
  expect(formWithoutPlace(form)).toEqual(form);
});

it("what was answered before a place was lost stays on the form", () => {
  const { questions } = formWithoutPlace({ ...form, later: ["room"] }, { room: "z Anną" });
  expect(questions.map(({ questionId }) => questionId)).toEqual(["why", "room"]);
});
