import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from "@aws-sdk/client-cloudformation";
import { GetAccountSettingsCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  SESClient,
} from "@aws-sdk/client-ses";
import { GetParameterCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { randomBytes } from "node:crypto";
import type { AccountFacts } from "./preflight.ts";

/** Asks AWS everything that the pre-flight wants to know; changes nothing. */
export async function readAccount(region: string | undefined, senderDomain: string): Promise<AccountFacts> {
  const identity = await attempt(async () => {
    const { Account = "", Arn = "" } = await new STSClient({ region }).send(new GetCallerIdentityCommand({}));
    return { account: Account, arn: Arn };
  });
  const nothing = { cdkBootstrapVersion: undefined, sender: undefined, sendQuota: undefined };
  if (!identity || !region) return { identity, region, ...nothing, concurrencyLimit: undefined };
  const ses = new SESClient({ region });
  const [cdkBootstrapVersion, sender, sendQuota, concurrencyLimit] = await Promise.all([
    attempt(async () => Number((await stackOutputs(region, "CDKToolkit")).BootstrapVersion)),
    attempt(async () => {
      const { VerificationAttributes } = await ses.send(
        new GetIdentityVerificationAttributesCommand({ Identities: [senderDomain] }),
      );
      const status = VerificationAttributes?.[senderDomain]?.VerificationStatus;
      return status === "Success" ? "verified" : status ? "pending" : "unknown";
    }),
    attempt(async () => {
      const quota = await ses.send(new GetSendQuotaCommand({}));
      return { perDay: quota.Max24HourSend ?? 0, perSecond: quota.MaxSendRate ?? 0 };
    }),
    attempt(async () => {
      const { AccountLimit } = await new LambdaClient({ region }).send(new GetAccountSettingsCommand({}));
      return AccountLimit?.ConcurrentExecutions;
    }),
  ]);
  return { identity, region, cdkBootstrapVersion, sender, sendQuota, concurrencyLimit };
}

/** What a stack tells about itself, by name. @throws when there is no such stack */
export async function stackOutputs(region: string, stackName: string): Promise<Record<string, string>> {
  const { Stacks } = await new CloudFormationClient({ region }).send(
    new DescribeStacksCommand({ StackName: stackName }),
  );
  return Object.fromEntries(
    (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey = "", OutputValue = "" }) => [OutputKey, OutputValue]),
  );
}

/** A stack's resources: their types, their names in the template, and what AWS calls them. @throws when there is no such stack */
export async function stackResources(
  region: string,
  stackName: string,
): Promise<{ type: string; id: string; physicalId: string }[]> {
  const { StackResources = [] } = await new CloudFormationClient({ region }).send(
    new DescribeStackResourcesCommand({ StackName: stackName }),
  );
  return StackResources.map(({ ResourceType = "", LogicalResourceId = "", PhysicalResourceId = "" }) => ({
    type: ResourceType,
    id: LogicalResourceId,
    physicalId: PhysicalResourceId,
  }));
}

/** The keys that a stage keeps in the parameter store, with what happens if one is changed. */
const KEYS = {
  "link-key": "Key of personal links and sign-in codes. Never change it: mailed links would die.",
  "signing-key": "Key that credentials are signed with. Never change it: the issuer would be another.",
};

/**
 * Makes one of the keys of a stage, 32 random bytes, once and for ever: with another one every link that was
 * mailed is dead, or every credential another issuer's. Encrypted by SSM; free of charge.
 */
export async function ensureKey(
  region: string,
  stage: string,
  key: keyof typeof KEYS,
): Promise<"made" | "kept"> {
  const name = `/zapisy/${stage}/${key}`;
  const client = new SSMClient({ region });
  const existing = await attempt(
    () => client.send(new GetParameterCommand({ Name: name })),
    "ParameterNotFound",
  );
  if (existing) return "kept";
  await client.send(
    new PutParameterCommand({
      Name: name,
      Description: KEYS[key],
      Type: "SecureString",
      Value: randomBytes(32).toString("base64"),
      Overwrite: false,
    }),
  );
  return "made";
}

/** Undefined instead of an error; with a name, of that error alone. */
async function attempt<T>(ask: () => Promise<T>, only?: string): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (only && !(error instanceof Error && error.name === only)) throw error;
    return undefined;
  }
}
