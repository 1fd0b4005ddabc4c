import { provide } from "../programs.ts";
import { QUICK_TIERS, runTiers, TIERS, type Tier } from "../tiers.ts";

/**
 * How long the tests take: the quick tiers alone, then all of them, in seconds by tier and in all. Two tiers run side by side, so
 * that all take less than their sum.
 */
export async function measure(): Promise<object> {
  if (!provide()) throw new Error("The machine lacks what tests need.");
  return { quick: await timed(QUICK_TIERS), all: await timed(TIERS) };
}

async function timed(tiers: readonly Tier[]) {
  const began = performance.now();
  const outcomes = await runTiers(tiers);
  return {
    seconds: Math.round((performance.now() - began) / 1000),
    tiers: Object.fromEntries(outcomes.map(({ tier, seconds }) => [tier, seconds])),
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failures: outcomes.flatMap(({ failures }) => failures),
    unsteady: outcomes.flatMap(({ unsteady }) => unsteady),
  };
}
