import { describe, expect, it } from "vitest";
import { decideOriginSteps, type OriginStep } from "../../infra/origin.ts";

/** Moments of some deployments at which CloudFront sends what the API does not take. CloudFront is changed first. */
function refusals(sent: number | undefined, accepted: number[] | undefined, steps: OriginStep[]): string[] {
  const refused: string[] = [];
  let now = { sent, accepted };
  const change = (next: Partial<typeof now>) => {
    now = { ...now, ...next };
    const isTaken = !now.accepted || (now.sent !== undefined && now.accepted.includes(now.sent));
    if (!isTaken) refused.push(`sends ${now.sent}, takes ${now.accepted?.join()}`);
  };
  for (const { send, accept } of steps) {
    change({ sent: send });
    change({ accepted: accept });
  }
  return refused;
}

describe("changing the origin secret", () => {
  it.each([
    ["a new stage", 1, undefined, undefined],
    ["a stage from before there was one", 1, undefined, undefined],
    ["nothing to change", 3, 3, [3]],
    ["a new secret", 4, 3, [3]],
    ["two new secrets", 5, 3, [3]],
    ["one that stopped half-way, before it was sent", 4, 3, [3, 4]],
    ["one that stopped half-way, after it was sent", 4, 4, [3, 4]],
  ])("refuses nobody meanwhile, and at the end takes the latest alone: %s", (_, latest, sent, accepted) => {
    const steps = decideOriginSteps(latest, sent);
    expect(refusals(sent, accepted, steps)).toEqual([]);
    expect(steps.at(-1)).toEqual({ send: latest, accept: [latest] });
  });

  it("would refuse people if it were one deployment", () => {
    expect(refusals(3, [3], [{ send: 4, accept: [4] }])).toEqual(["sends 4, takes 3"]);
  });
});
