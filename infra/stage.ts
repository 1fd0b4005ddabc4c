/** Stages that people rely on: their data outlives every mistake, and `npm run remove` refuses them. */
const PERMANENT_STAGES: readonly string[] = ["production", "staging"];

/** Whether a stage keeps its data when its stacks are removed; every other stage is somebody's own and cleans up. */
export function isPermanentStage(stage: string): boolean {
  return PERMANENT_STAGES.includes(stage);
}
