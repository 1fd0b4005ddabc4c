import { CfnOutput, Duration } from "aws-cdk-lib";
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from "aws-cdk-lib/aws-backup";
import { Schedule } from "aws-cdk-lib/aws-events";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { use, type StackContext } from "sst/constructs";
import { removalPolicy } from "./retention.ts";
import { readSettings } from "./settings.ts";
import { Storage } from "./storage.ts";

/** As long as the table itself can be put back to any second. */
const DAILY_KEPT = Duration.days(35);
/** In which a locked vault may still be unlocked after its first deployment; AWS takes no less. */
const GRACE = Duration.days(3);
/** Name of a table that a backup is put back into; the role may touch no other. */
export const RESTORED = "restored";

/**
 * Copies that outlive every mistake of ours: of the table and of the files, each day and each month, in a vault whose lock
 * keeps whoever gets at the account from deleting them (docs/decisions/0037). For permanent stages; the keys are not in it.
 */
export function Backup({ stack, app }: StackContext) {
  const { table, files } = use(Storage);
  const { backupYears, backupLock } = readSettings(process.env);
  const monthlyKept = Duration.days(Math.ceil(backupYears * 365.25));
  const vault = new BackupVault(stack, "Vault", {
    backupVaultName: app.logicalPrefixedName("vault"),
    removalPolicy: removalPolicy(app.stage),
    lockConfiguration: {
      minRetention: DAILY_KEPT,
      maxRetention: monthlyKept,
      // Without this, whoever has a right of its own may lift the lock; with it, nobody, AWS neither.
      changeableFor: backupLock === "compliance" ? GRACE : undefined,
    },
  });
  const role = (id: string, statements: PolicyStatement[]) =>
    new Role(stack, id, {
      assumedBy: new ServicePrincipal("backup.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": stack.account } },
      }),
      inlinePolicies: { Backup: new PolicyDocument({ statements }) },
    });
  // AWS's own policies for this reach every table and every bucket of the account.
  const backupRole = role("BackupRole", [
    new PolicyStatement({
      sid: "CopyTable",
      actions: ["dynamodb:DescribeTable", "dynamodb:ListTagsOfResource", "dynamodb:StartAwsBackupJob"],
      resources: [table.tableArn],
    }),
    new PolicyStatement({
      sid: "CopyFiles",
      actions: [
        "s3:GetObject",
        "s3:GetObjectAcl",
        "s3:GetObjectTagging",
        "s3:GetObjectVersion",
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionTagging",
      ],
      resources: [`${files.bucketArn}/*`],
    }),
    new PolicyStatement({
      sid: "FollowBucket",
      actions: [
        "s3:GetBucketAcl",
        "s3:GetBucketLocation",
        "s3:GetBucketNotification",
        "s3:GetBucketTagging",
        "s3:GetBucketVersioning",
        "s3:GetInventoryConfiguration",
        "s3:ListBucket",
        "s3:ListBucketVersions",
        "s3:PutBucketNotification",
        "s3:PutInventoryConfiguration",
      ],
      resources: [files.bucketArn],
    }),
    new PolicyStatement({
      sid: "HearOfChanges",
      actions: [
        "events:DeleteRule",
        "events:DescribeRule",
        "events:DisableRule",
        "events:EnableRule",
        "events:ListTargetsByRule",
        "events:PutRule",
        "events:PutTargets",
        "events:RemoveTargets",
      ],
      resources: [
        stack.formatArn({ service: "events", resource: "rule", resourceName: "AwsBackupManagedRule*" }),
      ],
    }),
    // These two know no resources.
    new PolicyStatement({
      sid: "SeeRulesAndMetrics",
      actions: ["cloudwatch:GetMetricData", "events:ListRules"],
      resources: ["*"],
    }),
  ]);
  const restoreRole = role("RestoreRole", [
    new PolicyStatement({
      sid: "RestoreTable",
      actions: [
        "dynamodb:BatchWriteItem",
        "dynamodb:DeleteItem",
        "dynamodb:DescribeTable",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:RestoreTableFromAwsBackup",
        "dynamodb:Scan",
        "dynamodb:UpdateItem",
      ],
      resources: [
        stack.formatArn({
          service: "dynamodb",
          resource: "table",
          resourceName: `${app.logicalPrefixedName(RESTORED)}-*`,
        }),
      ],
    }),
  ]);
  /** Copies one thing, each night and each month, apart from each other: of two at the same time AWS makes one. */
  const copy = (name: "Table" | "Files", arn: string, monthly: { moveToColdStorageAfter?: Duration }) => {
    const plan = new BackupPlan(stack, `${name}Plan`, {
      backupPlanName: app.logicalPrefixedName(name.toLowerCase()),
      backupVault: vault,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: "daily",
          scheduleExpression: Schedule.cron({ hour: "1", minute: "0" }),
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(12),
          deleteAfter: DAILY_KEPT,
        }),
        new BackupPlanRule({
          ruleName: "monthly",
          scheduleExpression: Schedule.cron({ day: "1", hour: "3", minute: "0" }),
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(24),
          deleteAfter: monthlyKept,
          ...monthly,
        }),
      ],
    });
    plan.addSelection(`${name}Selection`, {
      backupSelectionName: name.toLowerCase(),
      resources: [BackupResource.fromArn(arn)],
      role: backupRole,
      disableDefaultBackupPolicy: true,
    });
  };
  // A copy of a table is a whole one each time; nobody reads those of months ago, and cold they cost a third. Files are
  // copied as they change.
  copy("Table", table.tableArn, { moveToColdStorageAfter: Duration.days(1) });
  copy("Files", files.bucketArn, {});
  new CfnOutput(stack, "VaultName", { value: vault.backupVaultName });
  new CfnOutput(stack, "RestoreRoleArn", { value: restoreRole.roleArn });
  return { vault };
}
