import type { Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { use, type App } from "sst/constructs";
import { clientSecretParameter, keyParameter } from "./stage-keys.ts";
import { readSettings } from "./settings.ts";
import { Storage } from "./storage.ts";
import { Web } from "./web.ts";

/** What `functions/config.ts` wants of every function; without rights to make links unless it is told where the key is. */
export function functionEnvironment(): Record<string, string> {
  const { organiserName, mailFrom, securityContact } = readSettings(process.env);
  return {
    TABLE_NAME: use(Storage).table.tableName,
    FILES_BUCKET: use(Storage).files.bucketName,
    PUBLIC_URL: use(Web).url,
    ORGANISER_NAME: organiserName,
    MAIL_FROM: mailFrom,
    ...(securityContact && { SECURITY_CONTACT: securityContact }),
    LINK_KEY: "none",
  };
}

/** Tells a function where the link key is, and lets it read it. */
export function linkKeyAccess(app: App, stack: Stack) {
  const name = keyParameter(app.stage, "link-key");
  return {
    environment: { LINK_KEY_PARAMETER: name },
    statement: readParameter(stack, "ReadLinkKey", name),
  };
}

/** Tells a function where the signing key is, and lets it read it. */
export function signingKeyAccess(app: App, stack: Stack) {
  const name = keyParameter(app.stage, "signing-key");
  return {
    environment: { SIGNING_KEY_PARAMETER: name },
    statement: readParameter(stack, "ReadSigningKey", name),
  };
}

/** Tells a function of the provider and where its client secret is, and lets it read that; nothing where none is set up. */
export function providerAccess(
  app: App,
  stack: Stack,
): { environment: Record<string, string>; statements: PolicyStatement[] } {
  const { provider } = readSettings(process.env);
  if (!provider) return { environment: {}, statements: [] };
  const name = clientSecretParameter(app.stage);
  return {
    environment: {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_DOMAINS: provider.domains,
      OIDC_NAME: provider.name,
      OIDC_CLIENT_SECRET_PARAMETER: name,
    },
    statements: [readParameter(stack, "ReadClientSecret", name)],
  };
}

function readParameter(stack: Stack, sid: string, name: string): PolicyStatement {
  return new PolicyStatement({
    sid,
    actions: ["ssm:GetParameter"],
    resources: [stack.formatArn({ service: "ssm", resource: "parameter", resourceName: name.slice(1) })],
  });
}
