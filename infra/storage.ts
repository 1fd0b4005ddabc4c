import { CfnOutput, Duration } from "aws-cdk-lib";
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
  type ITable,
} from "aws-cdk-lib/aws-dynamodb";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  HttpMethods,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import type { StackContext } from "sst/constructs";
import { removalPolicy } from "./retention.ts";
import { readSettings } from "./settings.ts";
import { isPermanentStage } from "./stage.ts";

const INDEXES = ["gsi1", "gsi2", "gsi3"];

/** The one table and the bucket for files: everything that has to outlive a deployment. */
export function Storage({ stack, app }: StackContext) {
  const isPermanent = isPermanentStage(app.stage);
  const { domain, liveTable } = readSettings(process.env);
  const key = (name: string) => ({ name, type: AttributeType.STRING });
  const ownTable = new Table(stack, "Table", {
    partitionKey: key("pk"),
    sortKey: key("sk"),
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.AWS_MANAGED,
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    timeToLiveAttribute: "ttl",
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: isPermanent,
    removalPolicy: removalPolicy(app.stage),
  });
  for (const index of INDEXES) {
    ownTable.addGlobalSecondaryIndex({
      indexName: index,
      partitionKey: key(`${index}pk`),
      sortKey: key(`${index}sk`),
      projectionType: ProjectionType.ALL,
    });
  }

  const files = new Bucket(stack, "Files", {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    versioned: isPermanent,
    removalPolicy: removalPolicy(app.stage),
    autoDeleteObjects: !isPermanent,
    // Who may send what is signed into each form; this only lets our pages' browsers do it. Without an own domain the
    // site's name is not known here: CloudFront's depends on this bucket's.
    cors: [
      {
        allowedOrigins: [domain ? `https://${domain.name}` : "https://*.cloudfront.net"],
        allowedMethods: [HttpMethods.POST, HttpMethods.GET],
        allowedHeaders: ["content-type"],
        maxAge: 3_600,
      },
    ],
    lifecycleRules: [
      { id: "broken-uploads", abortIncompleteMultipartUploadAfter: Duration.days(1) },
      // An upload is moved when it was checked; what nobody claimed is nobody's.
      { id: "unclaimed-uploads", prefix: "uploads/", expiration: Duration.days(2) },
      // Documents are made again from the data at any time.
      { id: "generated-documents", prefix: "documents/", expiration: Duration.days(7) },
      // What mails said; packages/core/message/schema.ts says the same, and a test compares them.
      { id: "copies-of-mails", prefix: "mails/", expiration: Duration.days(730) },
      { id: "copies-of-mails-to-invited", prefix: "mails/inv_", expiration: Duration.days(365) },
      { id: "copies-of-mails-to-contacts", prefix: "mails/del_", expiration: Duration.days(365) },
      // Erasure must be an erasure: an earlier version of a removed file is gone after a month.
      { id: "earlier-versions", noncurrentVersionExpiration: Duration.days(30) },
    ],
  });
  // Given away always, also while another table is live: CloudFormation takes no export back that a stack still imports.
  for (const value of [ownTable.tableName, ownTable.tableArn, ownTable.tableStreamArn])
    stack.exportValue(value);
  const table: ITable = liveTable
    ? Table.fromTableAttributes(stack, "LiveTable", {
        tableName: liveTable.name,
        tableStreamArn: liveTable.streamArn,
      })
    : ownTable;
  new CfnOutput(stack, "TableName", { value: table.tableName });
  new CfnOutput(stack, "FilesBucket", { value: files.bucketName });
  return { table, files };
}
