import { CloudWatchClient, GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";

/** Where CloudFront counts, wherever else everything is (Amazon CloudFront, "Monitoring with CloudWatch"). */
const CLOUDFRONT_REGION = "us-east-1";
const PERIOD_SECONDS = 300;
/** CloudFront's numbers come some minutes late. */
const DELAY_SECONDS = 600;

/**
 * How many requests CloudFront answered with 5xx in the last five minutes that it has told of, be it for the API, for the
 * bucket, or for itself. Alarms look at their own region alone, so this is counted again there.
 */
export async function countSiteErrors(distributionId: string, now: Date): Promise<number> {
  const end = Math.floor((now.getTime() / 1_000 - DELAY_SECONDS) / PERIOD_SECONDS) * PERIOD_SECONDS;
  const query = (Id: string, MetricName: string, Stat: string) => ({
    Id,
    MetricStat: {
      Metric: {
        Namespace: "AWS/CloudFront",
        MetricName,
        Dimensions: [
          { Name: "DistributionId", Value: distributionId },
          { Name: "Region", Value: "Global" },
        ],
      },
      Period: PERIOD_SECONDS,
      Stat,
    },
  });
  const { MetricDataResults = [] } = await new CloudWatchClient({
    region: CLOUDFRONT_REGION,
    requestHandler: { requestTimeout: 5_000, throwOnRequestTimeout: true },
  }).send(
    new GetMetricDataCommand({
      StartTime: new Date((end - PERIOD_SECONDS) * 1_000),
      EndTime: new Date(end * 1_000),
      MetricDataQueries: [query("requests", "Requests", "Sum"), query("rate", "5xxErrorRate", "Average")],
    }),
  );
  const value = (id: string) => MetricDataResults.find(({ Id }) => Id === id)?.Values?.[0] ?? 0;
  return Math.round((value("requests") * value("rate")) / 100);
}
