import { BackupClient, DescribeRegionSettingsCommand } from "@aws-sdk/client-backup";
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
import { createHash, randomBytes } from "node:crypto";
import {
  clientSecretParameter,
  DATA_KEYS,
  KEYS,
  keyParameter,
  type DataKeys,
  type KeyName,
} from "./stage-keys.ts";
import type { AccountFacts } from "./preflight.ts";

/** Asks AWS everything that the pre-flight wants to know; changes nothing. */
export async function readAccount(region: string | undefined, senderDomain: string): Promise<AccountFacts> {
  const identity = await attempt(async () => {
    const { Account = "", Arn = "" } = await new STSClient({ region }).send(new GetCallerIdentityCommand({}));
    return { account: Account, arn: Arn };
  });
  const nothing = {
    cdkBootstrapVersion: undefined,
    sender: undefined,
    sendQuota: undefined,
    concurrencyLimit: undefined,
    backup: undefined,
  };
  if (!identity || !region) return { identity, region, ...nothing };
  const ses = new SESClient({ region });
  const [cdkBootstrapVersion, sender, sendQuota, concurrencyLimit, backup] = await Promise.all([
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
    attempt(async () => {
      const { ResourceTypeOptInPreference: copied = {}, ResourceTypeManagementPreference: own = {} } =
        await new BackupClient({ region }).send(new DescribeRegionSettingsCommand({}));
      return { tables: Boolean(copied.DynamoDB && own.DynamoDB), files: Boolean(copied.S3) };
    }),
  ]);
  return { identity, region, cdkBootstrapVersion, sender, sendQuota, concurrencyLimit, backup };
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

/**
 * Makes one of the keys of a stage once, and never overwrites it: with another one every link that was mailed is dead, or
 * every credential another issuer's.
 */
export async function ensureKey(region: string, stage: string, key: KeyName): Promise<"made" | "kept"> {
  const Name = keyParameter(stage, key);
  const client = new SSMClient({ region });
  const existing = await attempt(() => client.send(new GetParameterCommand({ Name })), "ParameterNotFound");
  if (existing) return "kept";
  const Value = randomBytes(32).toString("base64");
  await client.send(new PutParameterCommand({ Name, Value, Overwrite: false, ...KEYS[key] }));
  return "made";
}

/** The keys that belong to a stage's data; undefined for one that is not there. */
export async function readDataKeys(region: string, stage: string): Promise<Partial<DataKeys>> {
  const client = new SSMClient({ region });
  const keys: Partial<DataKeys> = {};
  for (const key of DATA_KEYS) {
    const Name = keyParameter(stage, key);
    const command = new GetParameterCommand({ Name, WithDecryption: true });
    const found = await attempt(() => client.send(command), "ParameterNotFound");
    if (found?.Parameter?.Value) keys[key] = found.Parameter.Value;
  }
  return keys;
}

/** Whether a stage has the secret by which the organisation's provider knows it. */
export async function hasClientSecret(region: string, stage: string): Promise<boolean> {
  const command = new GetParameterCommand({ Name: clientSecretParameter(stage) });
  const found = await attempt(() => new SSMClient({ region }).send(command), "ParameterNotFound");
  return found !== undefined;
}

/** Gives a stage a key that belongs to data from elsewhere. @throws when it has one already */
export async function putDataKey(
  region: string,
  stage: string,
  key: keyof DataKeys,
  Value: string,
): Promise<void> {
  const Name = keyParameter(stage, key);
  await new SSMClient({ region }).send(
    new PutParameterCommand({ Name, Value, Overwrite: false, ...KEYS[key] }),
  );
}

/** The latest version of a stage's origin secret, and the SHA-256 of any version. @throws when there is none */
export async function readOriginSecret(
  region: string,
  stage: string,
): Promise<{ latest: number; hashOf(version: number): Promise<string> }> {
  const client = new SSMClient({ region });
  const Name = keyParameter(stage, "origin-secret");
  const { Parameter } = await client.send(new GetParameterCommand({ Name }));
  return {
    latest: Parameter?.Version ?? 0,
    async hashOf(version) {
      const one = await client.send(new GetParameterCommand({ Name: `${Name}:${version}` }));
      return createHash("sha256")
        .update(one.Parameter?.Value ?? "")
        .digest("hex");
    },
  };
}

/** Which version of the origin secret CloudFront sends now; undefined for a stage that is new, or sends none yet. */
export async function sentOriginSecret(region: string, stage: string): Promise<number | undefined> {
  const outputs = await attempt(() => stackOutputs(region, `${stage}-zapisy-Web`), "ValidationError");
  return outputs?.OriginSecretVersion === undefined ? undefined : Number(outputs.OriginSecretVersion);
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
