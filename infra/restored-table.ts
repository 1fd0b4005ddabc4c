import { setTimeout as pause } from "node:timers/promises";
import {
  BackupClient,
  DescribeRestoreJobCommand,
  paginateListRecoveryPointsByResource,
  StartRestoreJobCommand,
  type RecoveryPointByResource,
} from "@aws-sdk/client-backup";
import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  RestoreTableToPointInTimeCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  type DynamoDBClient,
  type TableDescription,
} from "@aws-sdk/client-dynamodb";
import { stackOutputs } from "./account.ts";
import { CommandProblem } from "./command.ts";

/** A restore takes minutes, of a large table hours; it is asked about ever less often. */
const LONGEST_PAUSE_MS = 15_000;
const FIRST_PAUSE_MS = 250;

/** A table that is there: what AWS says of it. @throws CommandProblem when there is none of that name */
export async function describeTable(dynamodb: DynamoDBClient, TableName: string): Promise<TableDescription> {
  try {
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
    if (Table) return Table;
  } catch (error) {
    if (!(error instanceof Error && error.name === "ResourceNotFoundException")) throw error;
  }
  throw new CommandProblem(`There is no table ${TableName}.`);
}

/**
 * Begins to put a table back, as it was at a moment of the last 35 days, into a new one. The table itself stays as it is.
 * @param at the moment; the latest that AWS can, unless given
 */
export async function restoreMoment(
  dynamodb: DynamoDBClient,
  { from, to, at }: { from: string; to: string; at: Date | undefined },
): Promise<void> {
  await dynamodb.send(
    new RestoreTableToPointInTimeCommand({
      SourceTableName: from,
      TargetTableName: to,
      BillingModeOverride: "PAY_PER_REQUEST",
      ...(at ? { RestoreDateTime: at } : { UseLatestRestorableTime: true }),
    }),
  );
}

/**
 * Puts the newest backup of a table that the vault holds back into a new one, and waits until AWS says that it is done.
 * @param before only backups from before the end of that day, `YYYY-MM-DD`
 * @returns when that backup was made
 */
export async function restoreFromVault(
  region: string,
  stage: string,
  { tableArn, to, before }: { tableArn: string; to: string; before: string | undefined },
  onWait: (state: string) => void,
): Promise<Date | undefined> {
  const { RestoreRoleArn } = await stackOutputs(region, `${stage}-zapisy-Backup`).catch(() => {
    throw new CommandProblem(`Stage ${stage} has no vault: only permanent stages are backed up.`);
  });
  const backup = new BackupClient({ region });
  const end = before === undefined ? Infinity : Date.parse(`${before}T23:59:59.999Z`);
  let newest: RecoveryPointByResource | undefined;
  for await (const { RecoveryPoints = [] } of paginateListRecoveryPointsByResource(
    { client: backup },
    { ResourceArn: tableArn },
  )) {
    for (const point of RecoveryPoints) {
      const madeAt = point.CreationDate?.getTime() ?? Infinity;
      const isNewer = madeAt > (newest?.CreationDate?.getTime() ?? -Infinity);
      if (point.Status === "COMPLETED" && madeAt <= end && isNewer) newest = point;
    }
  }
  if (!newest)
    throw new CommandProblem(
      `The vault holds no backup of the table${before ? ` from before the end of ${before}` : ""}.`,
    );
  const { RestoreJobId } = await backup.send(
    new StartRestoreJobCommand({
      RecoveryPointArn: newest.RecoveryPointArn,
      IamRoleArn: RestoreRoleArn,
      ResourceType: "DynamoDB",
      Metadata: { targetTableName: to, encryptionType: "Default" },
    }),
  );
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    const job = await backup.send(new DescribeRestoreJobCommand({ RestoreJobId }));
    if (job.Status === "COMPLETED") return newest.CreationDate;
    if (job.Status === "FAILED" || job.Status === "ABORTED")
      throw new CommandProblem(`AWS Backup could not put it back: ${job.StatusMessage ?? job.Status}`);
    onWait(`AWS Backup: ${job.Status ?? "waiting"} ${job.PercentDone ?? ""}`);
    await pause(wait);
  }
}

/** Waits until a table and its indexes can be used. */
export async function waitForTable(
  dynamodb: DynamoDBClient,
  name: string,
  onWait: (state: string) => void,
): Promise<TableDescription> {
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    const table = await describeTable(dynamodb, name);
    const states = [
      table.TableStatus,
      ...(table.GlobalSecondaryIndexes ?? []).map(({ IndexStatus }) => IndexStatus),
    ];
    if (states.every((state) => state === undefined || state === "ACTIVE")) return table;
    onWait(`${name}: ${table.TableStatus}`);
    await pause(wait);
  }
}

/**
 * Gives a restored table what AWS does not restore: its stream, the expiry of rows, recovery and protection. What is there
 * already stays, so it may be done again.
 * @returns the stream
 */
export async function makeReady(dynamodb: DynamoDBClient, TableName: string): Promise<string> {
  const before = await describeTable(dynamodb, TableName);
  if (!before.StreamSpecification?.StreamEnabled) {
    const StreamSpecification = { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" } as const;
    await dynamodb.send(new UpdateTableCommand({ TableName, StreamSpecification }));
    await waitForTable(dynamodb, TableName, () => undefined);
  }
  const { TimeToLiveDescription } = await dynamodb.send(new DescribeTimeToLiveCommand({ TableName }));
  if (!["ENABLED", "ENABLING"].includes(TimeToLiveDescription?.TimeToLiveStatus ?? "")) {
    const TimeToLiveSpecification = { AttributeName: "ttl", Enabled: true };
    await dynamodb.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  }
  const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
  await dynamodb.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));
  if (!before.DeletionProtectionEnabled)
    await dynamodb.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
  const { LatestStreamArn } = await describeTable(dynamodb, TableName);
  if (!LatestStreamArn) throw new Error(`${TableName} has no stream.`);
  return LatestStreamArn;
}
