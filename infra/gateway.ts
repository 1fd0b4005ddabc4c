import { CfnStage, HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { StackContext } from "sst/constructs";
import { logRetention, removalPolicy } from "./retention.ts";

/** Requests a second, and at once, that reach the function; a rush of 5,000 people in a minute is 90 a second. */
const THROTTLE = { rateLimit: 200, burstLimit: 400 };

/** What one request leaves in the access log: no query, which may hold a search for a name, and no agent. */
const ACCESS_LOG = {
  requestId: "$context.requestId",
  at: "$context.requestTime",
  ip: "$context.identity.sourceIp",
  method: "$context.httpMethod",
  // Not the path: personal links are secrets. The API's own line says the route, under this id.
  awsRequestId: "$context.integration.requestId",
  status: "$context.status",
  milliseconds: "$context.responseLatency",
  integrationError: "$context.integrationErrorMessage",
};

/**
 * The HTTP API without what is behind it. It is a stack of its own because the site in front must know its
 * address, and the functions behind must know the site's.
 */
export function Gateway({ stack, app }: StackContext) {
  const accessLog = new LogGroup(stack, "AccessLog", {
    retention: logRetention(app.stage),
    removalPolicy: removalPolicy(app.stage),
  });
  accessLog.grantWrite(new ServicePrincipal("apigateway.amazonaws.com"));
  const httpApi = new HttpApi(stack, "HttpApi", {
    apiName: app.logicalPrefixedName("api"),
    createDefaultStage: true,
  });
  const stage = httpApi.defaultStage?.node.defaultChild;
  if (!(stage instanceof CfnStage)) throw new Error("The HTTP API has no stage.");
  stage.accessLogSettings = { destinationArn: accessLog.logGroupArn, format: JSON.stringify(ACCESS_LOG) };
  stage.defaultRouteSettings = {
    throttlingRateLimit: THROTTLE.rateLimit,
    throttlingBurstLimit: THROTTLE.burstLimit,
    detailedMetricsEnabled: false,
  };
  return { httpApi };
}
