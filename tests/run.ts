import { provide } from "./programs.ts";
import { QUICK_TIERS, runTiers, TIERS } from "./tiers.ts";

/** `npm test` runs every tier, `npm test -- quick` those that answer within minutes, `npm test -- api e2e` some. */
const names = process.argv.slice(2);
const tiers = TIERS.filter(
  (tier) =>
    names.length === 0 || names.includes(tier) || (names.includes("quick") && QUICK_TIERS.includes(tier)),
);
const unknown = names.filter((name) => name !== "quick" && !TIERS.some((tier) => tier === name));
if (unknown.length > 0) {
  console.error(
    `There is no ${unknown.join(", ")}: npm test, or npm test -- ${["quick", ...TIERS].join(" | ")}`,
  );
  process.exit(1);
}
if (!provide()) {
  console.log("0 passed, 1 failed");
  process.exit(1);
}
const outcomes = await runTiers(tiers);
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failures = outcomes.flatMap((outcome) => outcome.failures);
// Once more where the eye ends up: a log of thousands of lines is read from its end.
for (const name of outcomes.flatMap(({ unsteady }) => unsteady))
  console.log(`failed once, passed when its file ran again alone: ${name}`);
for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
