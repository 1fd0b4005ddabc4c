import { createRoot } from "solid-js";
import { loadError } from "@zapisy/words/error";
import { beforeAll, expect, it } from "vitest";
import { ApiError } from "../data/client.ts";
import { loadMessages } from "../data/locale.ts";
import { createRefusals } from "./refusals.ts";

beforeAll(() => loadMessages(loadError));

it("says of what is refused either at its field, or once above all where no field has asked for it", () => {
  const refusals = createRefusals();
  // A field that is drawn asks before anything is refused.
  expect(refusals.error("reason")).toBeUndefined();
  const issues = [
    { path: "reason", code: "field.required" },
    { path: "people.3.email", code: "field.invalid" },
    { path: "people.4.email", code: "field.invalid" },
  ];
  refusals.fail(new ApiError(422, "request.invalid", { issues }));
  expect([refusals.error("reason"), refusals.remarks()]).toEqual([expect.any(String), [expect.any(String)]]);
  refusals.clear();
  refusals.fail(new ApiError(0, "network.offline"));
  expect([refusals.error("reason"), refusals.remarks()]).toEqual([undefined, [expect.any(String)]]);
});

it("says above all what is refused of a field that is drawn no more", () => {
  const refusals = createRefusals();
  const remarksOf = (path: string) => {
    refusals.refuse([{ path, code: "field.required" }]);
    return refusals.remarks();
  };
  const draw = () =>
    createRoot((dispose) => {
      refusals.error("until");
      return dispose;
    });
  const [hide, hideOther] = [draw(), draw()];
  expect(remarksOf("until")).toEqual([]);
  hide();
  expect(remarksOf("until")).toEqual([]);
  hideOther();
  expect(remarksOf("until")).toEqual([expect.any(String)]);
  draw();
  expect(remarksOf("until")).toEqual([]);
});
