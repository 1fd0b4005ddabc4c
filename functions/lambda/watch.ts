import { startOnAws } from "../aws.ts";
import { incomplete } from "../config.ts";
import { checkSite } from "../watch/check-site.ts";
import { countSiteErrors } from "../watch/site-errors.ts";

const { deps, serve, measure } = startOnAws();
const { PUBLIC_URL, DISTRIBUTION_ID } = deps.config;
if (!DISTRIBUTION_ID) throw incomplete(["DISTRIBUTION_ID"]);

/** Looks at the site from outside, and writes down what came of it and what CloudFront counted; alarms watch both. */
export const handler = serve(async () => {
  const { failures, slowestMs } = await checkSite(PUBLIC_URL);
  if (failures.length > 0) deps.log.warn("site check failed", { failures });
  measure("SiteFailures", failures.length);
  measure("SiteMilliseconds", slowestMs);
  // What CloudFront counted comes last: without it the check itself still counts.
  measure("SiteServerErrors", await countSiteErrors(DISTRIBUTION_ID, new Date()));
});
