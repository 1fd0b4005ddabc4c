import { Aspects, Stack, Tags } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import type { App } from "sst/constructs";
import { acceptFindings } from "./accepted-findings.ts";
import { isPermanentStage } from "./stage.ts";

/** What holds for all stacks together, once they are there. */
export function finishStacks(app: App): void {
  for (const stack of app.node.children) {
    if (!(stack instanceof Stack)) continue;
    // SST puts a function of its own into every stack, for constructs that we do not use.
    stack.node.tryRemoveChild("CustomResourceHandler");
    stack.terminationProtection = isPermanentStage(app.stage);
  }
  Tags.of(app).add("app", app.name);
  Tags.of(app).add("stage", app.stage);
  acceptFindings(app);
  Aspects.of(app).add(new AwsSolutionsChecks());
}
