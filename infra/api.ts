import { Duration } from "aws-cdk-lib";
import { HttpMethod, HttpRoute, HttpRouteKey } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { use, type StackContext } from "sst/constructs";
import { PLAIN_PAGES } from "./app-pages.ts";
import { functionEnvironment, linkKeyAccess, providerAccess, signingKeyAccess } from "./environment.ts";
import { seeMissingFiles, useFiles } from "./file-access.ts";
import { createFunction } from "./function.ts";
import { Gateway } from "./gateway.ts";
import { readOrigin } from "./origin.ts";
import { readSettings } from "./settings.ts";
import { Storage } from "./storage.ts";
import { keysThatApi, queryIndexes, useItems } from "./table-access.ts";

/** The one function behind the HTTP API. */
export function Api({ stack, app }: StackContext) {
  const { table, files } = use(Storage);
  const { httpApi } = use(Gateway);
  const { adminPasskeys, apiConcurrency } = readSettings(process.env);
  const linkKey = linkKeyAccess(app, stack);
  const signingKey = signingKeyAccess(app, stack);
  const provider = providerAccess(app, stack);
  const api = createFunction(stack, "Api", app.stage, {
    bundle: "api",
    description: "Answers every request of the site",
    // docs/decisions/0013: one whole processor from 1,769 MB on; a cold start is short enough at this much.
    memorySize: 1024,
    timeout: Duration.seconds(28),
    // A flood of requests must leave the mailer and the stream their share of the account's limit.
    reservedConcurrentExecutions: apiConcurrency,
    environment: {
      ...functionEnvironment(),
      ...linkKey.environment,
      ...signingKey.environment,
      ...provider.environment,
      ADMIN_PASSKEYS: adminPasskeys,
      ORIGIN_HASHES: readOrigin(app.stage).hashes,
    },
    statements: [
      linkKey.statement,
      signingKey.statement,
      ...provider.statements,
      useItems(
        "Read",
        table,
        ["GetItem", "BatchGetItem", "Query"],
        [...keysThatApi("changes"), ...keysThatApi("reads")],
      ),
      useItems(
        "Change",
        table,
        ["PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"],
        keysThatApi("changes"),
      ),
      // Counts of tries are written under a condition, never read, and end by themselves.
      useItems("CountTries", table, ["UpdateItem"], keysThatApi("counts")),
      useItems("KeepWordings", table, ["PutItem"], ["wordingId"]),
      useItems("NoteAccess", table, ["PutItem"], ["accessId"]),
      queryIndexes(table, ["gsi1", "gsi2", "gsi3"]),
      // Also what links give away and forms bring: they are signed with these rights.
      useFiles("ReadFiles", files, "GetObject", [
        "uploads",
        "files",
        "pictures",
        "certificates",
        "documents/evidence",
        "mails",
        "snapshots",
      ]),
      useFiles("KeepFiles", files, "PutObject", [
        "uploads",
        "files",
        "pictures",
        "certificates",
        "snapshots",
      ]),
      useFiles("ClearUploads", files, "DeleteObject", ["uploads", "files"]),
      seeMissingFiles(files),
    ],
  });
  const integration = new HttpLambdaIntegration("Integration", api);
  new HttpRoute(stack, "Route", {
    httpApi,
    routeKey: HttpRouteKey.with("/api/{proxy+}", HttpMethod.ANY),
    integration,
  });
  // Under which CloudFront asks for every page that is rendered.
  for (const [id, path] of [
    ["PageRoute", PLAIN_PAGES.listed],
    ["UnlistedPageRoute", PLAIN_PAGES.unlisted],
  ] as const)
    new HttpRoute(stack, id, {
      httpApi,
      routeKey: HttpRouteKey.with(path, HttpMethod.GET),
      integration,
    });
  return { functions: { Api: api } };
}
