import * as v from "valibot";
import { startOnAws } from "../aws.ts";
import { createSqsMailQueue } from "../effects/sqs-mail-queue.ts";
import { createJobs } from "../jobs/index.ts";

const EventSchema = v.object({ job: v.string() });

const { deps, serve } = startOnAws(createSqsMailQueue);
const jobs = createJobs(deps);

/** Runs the job that a schedule names, e.g. `{ "job": "requeue-mail" }`. */
export const handler = serve(async (event: unknown) => {
  const { job: name } = v.parse(EventSchema, event);
  const job = jobs[name];
  if (!job) throw new Error(`There is no job ${name}.`);
  await job.run();
  deps.log.info("job done", { job: name });
  deps.count("JobDone");
});
