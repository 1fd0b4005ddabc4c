import { COPY_KEPT_DAYS, GUESTS_KEPT_DAYS } from "@zapisy/core/message/schema";
import { globSync, readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { DescribeTableCommand, DescribeTimeToLiveCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Annotations, Match } from "aws-cdk-lib/assertions";
import { entities } from "@zapisy/core/manifests";
import { routes } from "@zapisy/functions/api/routes";
import { createLongHandlers, createStreamHandlers } from "@zapisy/functions/effects/index";
import { createJobs } from "@zapisy/functions/jobs/index";
import { securityHeaders } from "@zapisy/local/security-headers";
import { createTable } from "@zapisy/local/table";
import { beforeAll, describe, expect, it } from "vitest";
import { LOCALE_HEADER, localeOf } from "@zapisy/functions/page/locale";
import { PAGE_HEADER } from "@zapisy/functions/page/app";
import { DISCOVERY, discoveryRoute, PLAIN_PAGES } from "../../infra/app-pages.ts";
import { JOB_MINUTES } from "../../infra/jobs.ts";
import { paramsOfFilter } from "../../web/features/event/catalogue.state.ts";
import { ALARMS, JOB_RUNS, METRICS } from "../bench/cost/prices.ts";
import { idleDeps } from "./idle-deps.ts";
import { grantedStatements, readable, statementsAsText, type Granted } from "./iam-statements.ts";
import { INLINE, synthesise, type Synthesised } from "./synthesise.ts";
import { databaseEndpoint } from "../support/own-database.ts";

/** Properties of a resource, as CloudFormation has them. */
// oxlint-disable-next-line typescript/no-explicit-any -- the shape of each is what the tests are about
type Properties = Record<string, any>;

let synthesised: Synthesised;

beforeAll(async () => {
  synthesised = await synthesise("production");
});

/** Properties of all resources of a type, by stack and logical name without its hash. */
function resources(type: string): Record<string, Properties> {
  return Object.fromEntries(
    Object.entries(synthesised.templates).flatMap(([stack, template]) =>
      Object.entries(template.findResources(type)).map(([id, { Properties }]) => [
        `${stack}/${id.replace(/[0-9A-F]{8}$/, "")}`,
        Properties as Properties,
      ]),
    ),
  );
}

/** Our own functions; CDK's helper that copies the app at deployment is not one. */
function functions(): Record<string, Properties> {
  return Object.fromEntries(
    Object.entries(resources("AWS::Lambda::Function")).filter(([, { Runtime }]) => Runtime === "nodejs24.x"),
  );
}

describe("what is kept", () => {
  it("is the same table on AWS and on one machine", async () => {
    process.env.AWS_ACCESS_KEY_ID ??= "local";
    process.env.AWS_SECRET_ACCESS_KEY ??= "local";
    const client = new DynamoDBClient({ endpoint: databaseEndpoint, region: "local" });
    await createTable(client, "infra-comparison");
    const [{ Table }, { TimeToLiveDescription }] = await Promise.all([
      client.send(new DescribeTableCommand({ TableName: "infra-comparison" })),
      client.send(new DescribeTimeToLiveCommand({ TableName: "infra-comparison" })),
    ]);
    const {
      KeySchema,
      AttributeDefinitions,
      GlobalSecondaryIndexes,
      StreamSpecification,
      TimeToLiveSpecification,
    } = resources("AWS::DynamoDB::Table")["Storage/Table"] as Properties;
    const byName = <T extends object>(items: T[] = []) =>
      [...items].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
    expect({
      keys: KeySchema,
      attributes: byName(AttributeDefinitions),
      indexes: GlobalSecondaryIndexes,
      images: (StreamSpecification as { StreamViewType: string }).StreamViewType,
      expiry: (TimeToLiveSpecification as { AttributeName: string }).AttributeName,
    }).toEqual({
      keys: Table?.KeySchema,
      attributes: byName(Table?.AttributeDefinitions),
      indexes: byName(Table?.GlobalSecondaryIndexes).map(({ IndexName, KeySchema, Projection }) => ({
        IndexName,
        KeySchema,
        Projection,
      })),
      images: Table?.StreamSpecification?.StreamViewType,
      expiry: TimeToLiveDescription?.AttributeName,
    });
  });

  it("outlives mistakes: recovery, protection, encryption, retention", () => {
    const storage = synthesised.templates.Storage?.toJSON() as {
      Resources: Record<string, { Type: string; DeletionPolicy?: string; UpdateReplacePolicy?: string }>;
    };
    expect(resources("AWS::DynamoDB::Table")["Storage/Table"]).toMatchObject({
      BillingMode: "PAY_PER_REQUEST",
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
    });
    const kept = Object.values(storage.Resources).filter(({ Type }) => /Table$|Bucket$/.test(Type));
    expect(
      kept.map(({ DeletionPolicy, UpdateReplacePolicy }) => [DeletionPolicy, UpdateReplacePolicy]),
    ).toEqual([
      ["Retain", "Retain"],
      ["Retain", "Retain"],
    ]);
    expect(synthesised.stacks.map(({ terminationProtection }) => terminationProtection)).toEqual(
      synthesised.stacks.map(() => true),
    );
  });

  it("is encrypted and reached by TLS alone, in every bucket, queue and topic", () => {
    for (const [name, bucket] of Object.entries(resources("AWS::S3::Bucket"))) {
      expect(bucket, name).toMatchObject({
        BucketEncryption: { ServerSideEncryptionConfiguration: [expect.anything()] },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      });
    }
    for (const [name, queue] of Object.entries(resources("AWS::SQS::Queue"))) {
      expect(queue, name).toMatchObject({ SqsManagedSseEnabled: true });
    }
    const count = (type: string) => Object.keys(resources(type)).length;
    const withTls = (type: string) =>
      Object.values(resources(type)).filter((policy) =>
        JSON.stringify(policy).includes('"aws:SecureTransport":"false"'),
      ).length;
    expect([
      withTls("AWS::S3::BucketPolicy"),
      withTls("AWS::SQS::QueuePolicy"),
      withTls("AWS::SNS::TopicPolicy"),
    ]).toEqual([count("AWS::S3::Bucket"), count("AWS::SQS::Queue"), count("AWS::SNS::Topic")]);
  });

  it("forgets: unclaimed uploads, generated documents, what mails said, earlier versions, and every log", () => {
    const files = resources("AWS::S3::Bucket")["Storage/Files"];
    expect(
      (files as unknown as { LifecycleConfiguration: { Rules: object[] } }).LifecycleConfiguration.Rules,
    ).toEqual([
      { Id: "broken-uploads", Status: "Enabled", AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
      { Id: "unclaimed-uploads", Status: "Enabled", Prefix: "uploads/", ExpirationInDays: 2 },
      { Id: "generated-documents", Status: "Enabled", Prefix: "documents/", ExpirationInDays: 7 },
      { Id: "copies-of-mails", Status: "Enabled", Prefix: "mails/", ExpirationInDays: COPY_KEPT_DAYS },
      {
        Id: "copies-of-mails-to-invited",
        Status: "Enabled",
        Prefix: "mails/inv_",
        ExpirationInDays: GUESTS_KEPT_DAYS,
      },
      {
        Id: "copies-of-mails-to-contacts",
        Status: "Enabled",
        Prefix: "mails/del_",
        ExpirationInDays: GUESTS_KEPT_DAYS,
      },
      { Id: "earlier-versions", Status: "Enabled", NoncurrentVersionExpiration: { NoncurrentDays: 30 } },
    ]);
    const logs = resources("AWS::Logs::LogGroup");
    expect(Object.values(logs).map(({ RetentionInDays }) => RetentionInDays)).toEqual(
      Object.keys(logs).map(() => 90),
    );
  });
});

describe("backups", () => {
  /** The rules of a plan. */
  const rulesOf = (name: "Table" | "Files") => {
    const plan = resources("AWS::Backup::BackupPlan")[`Backup/${name}Plan`];
    if (!plan) throw new Error(`There is no plan for ${name}.`);
    return (plan.BackupPlan as Properties).BackupPlanRule as Properties[];
  };

  it("are made each night and each month, of the table and of every file, and stay a month or six years", () => {
    const told = (name: "Table" | "Files") =>
      rulesOf(name).map(({ RuleName, ScheduleExpression, Lifecycle, TargetBackupVault }) => [
        RuleName,
        ScheduleExpression,
        Lifecycle,
        readable(TargetBackupVault),
      ]);
    const daily = ["daily", "cron(0 1 * * ? *)", { DeleteAfterDays: 35 }, "{Vault.BackupVaultName}"];
    const monthly = (lifecycle: object) => [
      "monthly",
      "cron(0 3 1 * ? *)",
      { DeleteAfterDays: 2_192, ...lifecycle },
      "{Vault.BackupVaultName}",
    ];
    expect(told("Table")).toEqual([daily, monthly({ MoveToColdStorageAfterDays: 1 })]);
    expect(told("Files")).toEqual([daily, monthly({})]);
    const selections = Object.values(resources("AWS::Backup::BackupSelection"));
    expect(
      selections.flatMap(({ BackupSelection }) =>
        ((BackupSelection as Properties).Resources as unknown[]).map(readable),
      ),
    ).toEqual(["{Storage:Table.Arn}", "{Storage:Files.Arn}"]);
    // S3 gives AWS Backup nothing without versions.
    expect(resources("AWS::S3::Bucket")["Storage/Files"]?.VersioningConfiguration).toEqual({
      Status: "Enabled",
    });
  });

  it("cannot be deleted before their time: the vault is locked, and every rule fits into the lock", () => {
    const [vault] = Object.values(resources("AWS::Backup::BackupVault"));
    const lock = vault?.LockConfiguration as { MinRetentionDays: number; MaxRetentionDays: number };
    expect(lock).toEqual({ MinRetentionDays: 35, MaxRetentionDays: 2_192 });
    for (const { Lifecycle } of [...rulesOf("Table"), ...rulesOf("Files")]) {
      const { DeleteAfterDays } = Lifecycle as { DeleteAfterDays: number };
      expect(DeleteAfterDays).toBeGreaterThanOrEqual(lock.MinRetentionDays);
      expect(DeleteAfterDays).toBeLessThanOrEqual(lock.MaxRetentionDays);
    }
  });

  it("are made by a role that reads these two and writes neither, and put back by one that reaches neither", () => {
    const statements = grantedStatements(synthesised.templates);
    const of = (role: string) => statements.filter((statement) => statement.role === role);
    const writing = of("BackupRole").flatMap(({ actions }) =>
      actions.filter((action) => /:(Put|Delete|Update|Batch)/.test(action)),
    );
    // What AWS Backup tells the bucket, and its own rules in EventBridge; nothing of people's.
    expect(writing.filter((action) => !action.startsWith("events:"))).toEqual([
      "s3:PutBucketNotification",
      "s3:PutInventoryConfiguration",
    ]);
    expect(JSON.stringify(of("RestoreRole"))).not.toMatch(/Storage:/);
    const roles = Object.entries(resources("AWS::IAM::Role")).filter(([name]) => name.startsWith("Backup/"));
    for (const [name, { AssumeRolePolicyDocument, ManagedPolicyArns }] of roles) {
      expect(ManagedPolicyArns, name).toBeUndefined();
      expect(AssumeRolePolicyDocument, name).toMatchObject({
        Statement: [
          {
            Principal: { Service: "backup.amazonaws.com" },
            Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
          },
        ],
      });
    }
  });
});

describe("functions", () => {
  it("run on Node 24 and arm64, each from its own bundle with its own role and log", () => {
    const all = Object.values(functions());
    expect(Object.keys(functions()).sort()).toEqual([
      "Api/Api",
      "Events/BuildEvidence",
      "Events/FollowStream",
      "Events/MailFeedback",
      "Events/SendMail",
      "Events/SendMailToMany",
      "Events/SendUrgentMail",
      "Jobs/Jobs",
      "Watch/Watch",
    ]);
    for (const fn of all) {
      expect(fn).toMatchObject({
        Architectures: ["arm64"],
        Handler: "index.handler",
        LoggingConfig: { LogFormat: "JSON" },
      });
    }
    expect(new Set(all.map(({ Role }) => readable(Role))).size).toBe(all.length);
  });

  it("know the key of links only where links, codes and hashes of addresses are made", () => {
    const withKey = Object.entries(functions())
      .filter(([, { Environment }]) => JSON.stringify(Environment).includes("LINK_KEY_PARAMETER"))
      .map(([name]) => name);
    expect(withKey).toEqual([
      "Api/Api",
      "Events/FollowStream",
      "Events/BuildEvidence",
      "Events/SendMail",
      "Events/SendUrgentMail",
      "Events/SendMailToMany",
    ]);
  });

  it("are never all taken by one flood: each lane of mail has two mailers, and each may use the account's rate", () => {
    const mappings = Object.values(resources("AWS::Lambda::EventSourceMapping"));
    const mailers = mappings.filter(({ ScalingConfig }) => ScalingConfig);
    expect(
      mailers.map(({ ScalingConfig, BatchSize, FunctionResponseTypes }) => [
        ScalingConfig,
        BatchSize,
        FunctionResponseTypes,
      ]),
    ).toEqual(Array.from({ length: 3 }, () => [{ MaximumConcurrency: 2 }, 10, ["ReportBatchItemFailures"]]));
    const settings = Object.entries(functions()).flatMap(([name, { Environment }]) => {
      const { MAIL_LANE, MAILS_PER_SECOND } = (Environment as { Variables: Record<string, string> })
        .Variables;
      return MAIL_LANE ? [[name, MAIL_LANE, MAILS_PER_SECOND]] : [];
    });
    expect(settings).toEqual([
      ["Events/SendMail", "ordinary", "14"],
      ["Events/SendUrgentMail", "urgent", "14"],
      ["Events/SendMailToMany", "many", "14"],
    ]);
  });
});

describe("the stream", () => {
  /** How the stream reaches that function. */
  const mappingTo = (name: string) =>
    Object.values(resources("AWS::Lambda::EventSourceMapping")).find(
      ({ StartingPosition, FunctionName }) => StartingPosition && readable(FunctionName).includes(name),
    );

  it("is followed in order, from the beginning, around poisoned records and not for ever", () => {
    const mapping = mappingTo("FollowStream");
    expect(mapping).toMatchObject({
      StartingPosition: "TRIM_HORIZON",
      BatchSize: 100,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      MaximumRetryAttempts: 10,
      MaximumRecordAgeInSeconds: 21_600,
      ParallelizationFactor: 4,
      DestinationConfig: { OnFailure: { Destination: expect.anything() } },
    });
  });

  it("wakes the function for those rows alone that something follows from", () => {
    const patternsTo = (name: string) =>
      (
        mappingTo(name) as unknown as { FilterCriteria: { Filters: { Pattern: string }[] } }
      ).FilterCriteria.Filters.map(({ Pattern }) => JSON.parse(Pattern) as unknown);
    const rowsOf = (...entities: string[]) => ({ dynamodb: { NewImage: { __edb_e__: { S: entities } } } });
    const inStates = (names: string[], ...states: string[]) => ({
      dynamodb: { NewImage: { __edb_e__: { S: names }, state: { S: states } } },
    });
    expect(patternsTo("FollowStream")).toEqual([
      rowsOf(
        "accessCode",
        "accessibilityStatement",
        "suppressedAddress",
        "attendanceMark",
        "attendanceClosing",
        "entitlement",
        "access",
        "bulletin",
        "certificate",
        "certificateTemplate",
        "checkInLink",
        "circular",
        "contentNote",
        "noteDeputy",
        "delegation",
        "event",
        "eventPart",
        "exportProfile",
        "indicator",
        "indicatorResult",
        "file",
        "identity",
        "institution",
        "interest",
        "opening",
        "invitation",
        "mailText",
        "mailTextTest",
        "mailing",
        "resendRequest",
        "participant",
        "passkey",
        "peopleImport",
        "project",
        "referral",
        "registration",
        "reminder",
        "projectRetention",
        "retentionSwitch",
        "retentionLook",
        "personHold",
        "selection",
        "selectionSheet",
        "selectionDecision",
        "snapshot",
        "staff",
        "signIn",
        "signInDoor",
        "session",
        "subscription",
        "supportSchedule",
        "supportEntry",
        "undelivered",
      ),
      { eventName: ["INSERT"], ...rowsOf("message") },
      // AWS takes five, so evidence that failed, and erasures, wake it as well, which nothing follows from.
      inStates(["erasure", "evidence", "message"], "working", "waiting", "failed", "bounced", "complained"),
      {
        eventName: ["REMOVE"],
        dynamodb: { OldImage: { __edb_e__: { S: ["event", "mailText", "participant"] } } },
      },
    ]);
    expect(patternsTo("BuildEvidence")).toEqual([
      inStates(["evidence"], "waiting"),
      inStates(["erasure"], "working"),
    ]);
    const deps = idleDeps();
    const handlers = Object.values({ ...createStreamHandlers(deps), ...createLongHandlers(deps) });
    const handled = new Set(handlers.flatMap((handler) => handler.entities));
    const followed = Object.keys(entities).filter((name) => entities[name]?.followed);
    expect([...handled].sort()).toEqual(followed.sort());
  });
});

describe("queues", () => {
  it("give an item back after the mailer's lease, and put it aside after more attempts than a message has", () => {
    const queues = resources("AWS::SQS::Queue");
    for (const name of ["Events/MailQueue", "Events/UrgentMailQueue", "Events/MailToManyQueue"]) {
      expect(queues[name], name).toMatchObject({
        VisibilityTimeout: 90,
        RedrivePolicy: { maxReceiveCount: 10 },
      });
    }
    const failures = Object.entries(queues).filter(([name]) => name.endsWith("Failures"));
    expect(failures.map(([name, { MessageRetentionPeriod }]) => [name, MessageRetentionPeriod])).toEqual([
      ["Events/MailFailures", 1_209_600],
      ["Events/StreamFailures", 1_209_600],
      ["Events/FeedbackFailures", 1_209_600],
      ["Jobs/JobFailures", 1_209_600],
    ]);
  });
});

describe("rights", () => {
  let statements: Granted[];
  beforeAll(() => {
    statements = grantedStatements(synthesised.templates);
  });
  const of = (role: string) => statements.filter((statement) => statement.role === role);
  const actionsOf = (role: string) => new Set(of(role).flatMap(({ actions }) => actions));

  it("are written down, so that a change of them is seen in review", async () => {
    await expect(statementsAsText(statements)).toMatchFileSnapshot("iam-statements.txt");
  });

  it("name no action and no resource by a star, but for reasoned exceptions", () => {
    const stars = statements
      .filter(({ role }) => !role.startsWith("CustomCDKBucketDeployment"))
      .flatMap(({ role, actions, resources }) =>
        [...actions, ...resources].filter((text) => text.includes("*")).map((text) => `${role}: ${text}`),
      );
    expect(stars.toSorted()).toEqual(
      [
        // A log's streams are part of its name (CloudWatch Logs: `log-group:name:*`).
        ...stars.filter((text) => /Role: \{\w+Log\.Arn\}$/.test(text)),
        "FollowStreamRole: {Storage:Table.Arn}/stream/*",
        "BuildEvidenceRole: {Storage:Table.Arn}/stream/*",
        // CloudWatch knows no rights to single metrics, nor EventBridge to the list of rules.
        "WatchRole: *",
        "BackupRole: *",
        "BackupRole: arn:{AWS::Partition}:events:eu-central-1:123456789012:rule/AwsBackupManagedRule*",
        "BackupRole: {Storage:Files.Arn}/*",
        // A table that is restored has a new name each time.
        "RestoreRole: arn:{AWS::Partition}:dynamodb:eu-central-1:123456789012:table/production-zapisy-restored-*",
        // Files are told apart by ids under the prefix of their kind.
        ...stars.filter((text) => /: \{Storage:Files\.Arn\}\/[a-z/]+\/\*$/.test(text)),
      ].sort(),
    );
  });

  it("do not let the API send mail, queue mail or write messages and audit", () => {
    const actions = [...actionsOf("ApiRole")];
    expect(actions.filter((action) => /^(ses|sqs|sns|lambda):/.test(action))).toEqual([]);
    const writes = of("ApiRole").filter(({ actions }) =>
      actions.some((action) => /Put|Update|Delete/.test(action)),
    );
    expect(writes.map(({ sid }) => sid)).toEqual([
      "OwnLog",
      "Change",
      "CountTries",
      "KeepWordings",
      "NoteAccess",
      "KeepFiles",
      "ClearUploads",
    ]);
    expect(JSON.stringify(writes)).not.toMatch(/message|subjectId|toldOf/);
  });

  it("let the mailer read what a mail says and write nothing but what became of it", () => {
    for (const role of ["SendMailRole", "SendUrgentMailRole", "SendMailToManyRole"]) {
      const writes = of(role).filter(({ actions }) => actions.includes("dynamodb:PutItem"));
      expect(writes.map(({ sid, condition }) => [sid, condition?.["ForAllValues:StringLike"]])).toEqual([
        ["NoteWhatBecameOfIt", { "dynamodb:LeadingKeys": ["$zapisy#messageId_*", "$zapisy#messageOf_*"] }],
      ]);
      expect([...actionsOf(role)].filter((action) => /Scan|Delete|Update|index/.test(action))).toEqual([
        "sqs:DeleteMessage",
      ]);
      expect(JSON.stringify(of(role))).not.toMatch(/needsOf|sessionHash|subjectId/);
      // Who waits is told their place in the line, and who hosts something who comes, by ordinary mail.
      expect(JSON.stringify(of(role)).match(/index\/\w+/g)).toEqual(
        role === "SendMailRole" ? ["index/gsi1", "index/gsi2"] : ["index/gsi2"],
      );
    }
  });

  it("let nobody scan the table; AWS Backup compares a restored one", () => {
    const scanning = statements.filter(({ actions }) =>
      actions.some((action) => /Scan|PartiQL/.test(action)),
    );
    expect(scanning.map(({ role, resources }) => [role, resources])).toEqual([
      [
        "RestoreRole",
        ["arn:{AWS::Partition}:dynamodb:eu-central-1:123456789012:table/production-zapisy-restored-*"],
      ],
    ]);
  });
});

describe("the site", () => {
  it("sends the headers that one machine sends, and insists on HTTPS", () => {
    const { ResponseHeadersPolicyConfig: config } = Object.values(
      resources("AWS::CloudFront::ResponseHeadersPolicy"),
    )[0] as unknown as {
      ResponseHeadersPolicyConfig: {
        CustomHeadersConfig: { Items: { Header: string; Value: string; Override: boolean }[] };
        SecurityHeadersConfig: Record<string, Record<string, string>>;
      };
    };
    const security = config.SecurityHeadersConfig;
    const policy = readable(security.ContentSecurityPolicy?.ContentSecurityPolicy);
    expect({
      "content-security-policy": policy,
      "x-content-type-options": security.ContentTypeOptions && "nosniff",
      "x-frame-options": security.FrameOptions?.FrameOption,
      "referrer-policy": security.ReferrerPolicy?.ReferrerPolicy,
      ...Object.fromEntries(config.CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value])),
    }).toEqual(securityHeaders("https://{Storage:Files.RegionalDomainName}", INLINE));
    expect(policy).not.toContain("unsafe");
    // What the API says of who may load an answer counts: letters are read on other sites, too.
    const left = config.CustomHeadersConfig.Items.filter(({ Override }) => !Override);
    expect(left.map(({ Header }) => Header)).toEqual(["cross-origin-resource-policy"]);
    expect(security.StrictTransportSecurity).toEqual({
      AccessControlMaxAgeSec: 63_072_000,
      IncludeSubdomains: true,
      Override: true,
    });
  });

  it("leaves it to each route whether pages of other origins may read it, and lets their browsers ask", () => {
    for (const [type, setting] of [
      ["AWS::CloudFront::ResponseHeadersPolicy", "CorsConfig"],
      ["AWS::ApiGatewayV2::Api", "CorsConfiguration"],
    ] as const) {
      expect(JSON.stringify(resources(type))).not.toContain(setting);
    }
    const { DistributionConfig: config } = Object.values(
      resources("AWS::CloudFront::Distribution"),
    )[0] as unknown as {
      DistributionConfig: { CacheBehaviors: { PathPattern: string; AllowedMethods: string[] }[] };
    };
    const ofApi = config.CacheBehaviors.filter(({ PathPattern }) => PathPattern.startsWith("/api/"));
    expect(ofApi.map(({ AllowedMethods }) => AllowedMethods.includes("OPTIONS"))).toEqual([true, true]);
    expect(
      Object.values(resources("AWS::ApiGatewayV2::Route")).map(
        (route) => (route as unknown as { RouteKey: string }).RouteKey,
      ),
    ).toEqual(["ANY /api/{proxy+}", "GET /index.html", "GET /unlisted.html"]);
  });

  it("is the only way in: the API knows CloudFront by a secret, and no bucket is open beside it", () => {
    const { DistributionConfig: config } = Object.values(
      resources("AWS::CloudFront::Distribution"),
    )[0] as unknown as {
      DistributionConfig: {
        Origins: {
          OriginCustomHeaders?: object;
          CustomOriginConfig?: object;
          OriginAccessControlId?: object;
        }[];
      };
    };
    const secret = {
      HeaderName: "x-zapisy-origin",
      // Looked up by CloudFormation; the template does not hold it.
      HeaderValue: "{{resolve:ssm:/zapisy/production/origin-secret:3}}",
    };
    expect(
      config.Origins.map(({ OriginCustomHeaders, CustomOriginConfig, OriginAccessControlId }) => [
        OriginCustomHeaders,
        CustomOriginConfig !== undefined,
        OriginAccessControlId !== undefined,
      ]),
    ).toEqual([
      [undefined, false, true],
      // Once for rendered pages and once for everything else.
      [[secret], true, false],
      [[secret], true, false],
    ]);
    expect(functions()["Api/Api"]?.Environment).toMatchObject({
      Variables: { ORIGIN_HASHES: "a".repeat(64) },
    });
    const allowed = Object.entries(resources("AWS::S3::BucketPolicy")).flatMap(([name, { PolicyDocument }]) =>
      (
        PolicyDocument as {
          Statement: { Effect: string; Principal: unknown; Action: unknown; Condition?: unknown }[];
        }
      ).Statement.filter(({ Effect }) => Effect === "Allow").map(({ Principal, Action, Condition }) => [
        name,
        Principal,
        Action,
        Object.keys((Condition as { StringEquals?: object } | undefined)?.StringEquals ?? {}),
      ]),
    );
    expect(
      allowed.filter(([, principal]) => !JSON.stringify(principal).includes("CustomS3AutoDeleteObjects")),
    ).toEqual([
      ["Web/SitePolicy", { Service: "cloudfront.amazonaws.com" }, "s3:GetObject", ["AWS:SourceArn"]],
    ]);
  });

  it("keeps what is public for a minute at most and never what is somebody's own", () => {
    const { DistributionConfig: config } = Object.values(
      resources("AWS::CloudFront::Distribution"),
    )[0] as unknown as {
      DistributionConfig: {
        CacheBehaviors: { PathPattern: string; CachePolicyId: unknown; ViewerProtocolPolicy: string }[];
      };
    };
    expect(
      config.CacheBehaviors.map(({ PathPattern, CachePolicyId }) => [PathPattern, readable(CachePolicyId)]),
    ).toEqual([
      ["/", "{RenderedPages}"],
      // AWS: managed policy CachingOptimized.
      ["/events/*/*", "658327ea-f89d-4fab-a63d-7e88639e58f6"],
      ["/events/*", "{RenderedPages}"],
      ["/accessibility", "{RenderedPages}"],
      // The API says of each of them that nobody may keep it, and the policy keeps nothing of which it says nothing.
      ["/schedule/*", "{RenderedPages}"],
      ["/verify", "{RenderedPages}"],
      ["/verify/*", "{RenderedPages}"],
      ["/api/events*", "{PublicPages}"],
      // AWS: managed policy CachingDisabled.
      ["/api/*", "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"],
      ...DISCOVERY.map((path) => [path, "{Discovery}"]),
    ]);
    const policy = (id: string) =>
      Object.entries(resources("AWS::CloudFront::CachePolicy")).find(([name]) =>
        name.endsWith(`/${id}`),
      )?.[1];
    expect(policy("Discovery")).toMatchObject({
      CachePolicyConfig: {
        MaxTTL: 86_400,
        ParametersInCacheKeyAndForwardedToOrigin: { QueryStringsConfig: { QueryStringBehavior: "none" } },
      },
    });
    expect(policy("RenderedPages")).toMatchObject({
      CachePolicyConfig: {
        MinTTL: 0,
        DefaultTTL: 0,
        MaxTTL: 60,
        ParametersInCacheKeyAndForwardedToOrigin: {
          CookiesConfig: { CookieBehavior: "none" },
          HeadersConfig: { HeaderBehavior: "whitelist", Headers: [PAGE_HEADER, LOCALE_HEADER] },
          QueryStringsConfig: {
            QueryStringBehavior: "whitelist",
            QueryStrings: [
              ...Object.keys(paramsOfFilter({ q: "", kind: "", from: "", to: "", past: false })),
              ...searchParamsIn("web/routes/{schedule,verify,accessibility}/*.tsx"),
            ],
          },
        },
      },
    });
    expect(policy("PublicPages")).toMatchObject({
      CachePolicyConfig: {
        MinTTL: 0,
        DefaultTTL: 0,
        MaxTTL: 60,
        ParametersInCacheKeyAndForwardedToOrigin: {
          CookiesConfig: { CookieBehavior: "none" },
          HeadersConfig: { HeaderBehavior: "none" },
          QueryStringsConfig: { QueryStringBehavior: "all" },
        },
      },
    });
  });

  /** Runs a function of the edge. */
  const atEdge = (id: string, event: object) => {
    const code = Object.entries(resources("AWS::CloudFront::Function")).flatMap(([name, { FunctionCode }]) =>
      name.endsWith(`/${id}`) ? [FunctionCode as string] : [],
    )[0];
    if (!code) throw new Error(`there is no ${id}`);
    expect(code.length).toBeLessThan(10_000);
    return runInNewContext(`${code}; handler(event)`, { event }) as unknown;
  };

  it("is the app at each of its addresses, and says so where there is none", () => {
    const cases = {
      "/": ["/index.html", 200, false],
      "/events/kadry-2026": ["/index.html", 200, false],
      "/registrations/abc-DEF_1": ["/unlisted.html", 200, true],
      "/staff/": ["/unlisted.html", 200, true],
      "/nothing": ["/404.html", 404, true],
      "/events/kadry-2026/x": ["/404.html", 404, true],
      "/wp-login.php": ["/404.html", 404, true],
      "/pages.json": ["/404.html", 404, true],
      "/assets/app-1a2b.js": ["/assets/app-1a2b.js", 200, false],
      "/icon.svg": ["/icon.svg", 200, false],
    };
    const answered = Object.keys(cases).map((asked) => {
      const { uri } = atEdge("ServeApp", { request: { uri: asked } }) as { uri: string };
      const describe = (address: string) =>
        atEdge("DescribePage", { request: { uri: address }, response: { statusCode: 200, headers: {} } }) as {
          statusCode: number;
          headers: Record<string, { value: string }>;
        };
      const { statusCode, headers } = describe(asked);
      // Whether CloudFront shows it the address that was asked for or that of the file.
      expect(describe(uri), asked).toEqual(describe(asked));
      return [asked, [uri, statusCode, headers["x-robots-tag"]?.value === "noindex"]];
    });
    expect(Object.fromEntries(answered)).toEqual(cases);
  });

  it("asks the API for a rendered page under one address, in the language that the API would choose", () => {
    const cases = [
      {},
      { accept: "en-GB,en;q=0.9" },
      { accept: "pl,en;q=0.9" },
      { accept: "de" },
      { accept: "en", cookie: "pl" },
      { accept: "pl", cookie: "en" },
      { accept: "en", cookie: "de" },
      { accept: " EN " },
      { accept: "english" },
    ];
    for (const { accept, cookie } of cases) {
      const { uri, headers } = atEdge("AskPage", {
        request: {
          uri: "/events/kadry-2026",
          headers: {
            ...(accept && { "accept-language": { value: accept } }),
            "x-zapisy-page": { value: "/" },
          },
          cookies: cookie ? { "zapisy.locale": { value: cookie } } : {},
        },
      }) as { uri: string; headers: Record<string, { value: string }> };
      expect([uri, headers[PAGE_HEADER]?.value]).toEqual([PLAIN_PAGES.listed, "/events/kadry-2026"]);
      const wanted = localeOf(
        new Headers({
          ...(accept && { "accept-language": accept }),
          ...(cookie && { cookie: `a=b; zapisy.locale=${cookie}` }),
        }),
      );
      expect([accept, cookie, headers[LOCALE_HEADER]?.value]).toEqual([accept, cookie, wanted]);
    }
  });

  it("asks for a page about somebody under an address that no search engine lists", () => {
    for (const asked of ["/verify", "/verify/ABCD-EFGH", "/schedule/prj_1"]) {
      const request = { uri: asked, headers: {}, cookies: {} };
      const { uri, headers } = atEdge("AskPage", { request }) as {
        uri: string;
        headers: Record<string, { value: string }>;
      };
      expect([uri, headers[PAGE_HEADER]?.value]).toEqual([PLAIN_PAGES.unlisted, asked]);
    }
  });

  it("shows the page without contents while the API cannot render it", () => {
    const { DistributionConfig: config } = Object.values(
      resources("AWS::CloudFront::Distribution"),
    )[0] as unknown as {
      DistributionConfig: {
        DefaultRootObject?: string;
        Origins: { Id: string; OriginAccessControlId?: object }[];
        OriginGroups: {
          Items: {
            Id: string;
            FailoverCriteria: { StatusCodes: { Items: number[] } };
            Members: { Items: { OriginId: string }[] };
          }[];
        };
        CacheBehaviors: { PathPattern: string; TargetOriginId: string }[];
      };
    };
    const [group] = config.OriginGroups.Items;
    const isBucket = (id: string) =>
      config.Origins.some(
        ({ Id, OriginAccessControlId }) => Id === id && OriginAccessControlId !== undefined,
      );
    expect(group?.FailoverCriteria.StatusCodes.Items).toEqual([500, 502, 503, 504]);
    expect(group?.Members.Items.map(({ OriginId }) => isBucket(OriginId))).toEqual([false, true]);
    expect(
      config.CacheBehaviors.filter(({ TargetOriginId }) => TargetOriginId === group?.Id).map(
        ({ PathPattern }) => PathPattern,
      ),
    ).toEqual(["/", "/events/*", "/accessibility", "/schedule/*", "/verify", "/verify/*"]);
    // It would take the place of "/" before behaviours are looked for.
    expect(config.DefaultRootObject).toBeUndefined();
  });

  it("asks the API for what stands at its root", () => {
    const asked = (uri: string) => (atEdge("AskApi", { request: { uri } }) as { uri: string }).uri;
    expect(DISCOVERY.map(asked)).toEqual(["/api/robots.txt", "/api/sitemap.xml", "/api/security.txt"]);
    expect(DISCOVERY.map(asked)).toEqual(DISCOVERY.map(discoveryRoute));
    const paths = routes.map(({ path }) => path);
    for (const path of DISCOVERY) expect(paths).toContain(discoveryRoute(path));
  });

  it("logs requests without their paths, because links are secrets, and answers no faster than it can", () => {
    const stage = Object.values(resources("AWS::ApiGatewayV2::Stage"))[0] as unknown as {
      AccessLogSettings: { Format: string };
      DefaultRouteSettings: object;
    };
    expect(stage.AccessLogSettings.Format).not.toMatch(/\.path|rawPath|userAgent|querystring/i);
    // There is one route for the gateway, so its name would tell nothing; the API's own line has the route and this id.
    expect(stage.AccessLogSettings.Format).not.toContain("routeKey");
    expect(stage.AccessLogSettings.Format).toContain('"awsRequestId":"$context.integration.requestId"');
    expect(stage.DefaultRouteSettings).toEqual({
      ThrottlingRateLimit: 200,
      ThrottlingBurstLimit: 400,
      DetailedMetricsEnabled: false,
    });
  });
});

describe("mail", () => {
  it("is signed, comes from the organiser's own domain, and is reported on", () => {
    expect(Object.values(resources("AWS::SES::EmailIdentity"))[0]).toMatchObject({
      EmailIdentity: "rops.example",
      DkimAttributes: { SigningEnabled: true },
      MailFromAttributes: { MailFromDomain: "zapisy-mail.rops.example" },
    });
    expect(Object.values(resources("AWS::SES::ConfigurationSetEventDestination"))[0]).toMatchObject({
      EventDestination: { Enabled: true, MatchingEventTypes: ["delivery", "bounce", "complaint", "reject"] },
    });
    expect(Object.values(resources("AWS::SES::ConfigurationSet"))[0]).toMatchObject({
      SuppressionOptions: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] },
    });
  });
});

/** Rules that run jobs; the look at the site has one of its own. */
/** What these pages read of the question in their address. */
function searchParamsIn(files: string): string[] {
  return globSync(files).flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/useSearchParams<\{([^}]*)\}>/g)].flatMap(([, types = ""]) =>
      [...types.matchAll(/(\w+)\??:/g)].map(([, name = ""]) => name),
    ),
  );
}

function scheduledJobs(): Properties[] {
  return Object.entries(resources("AWS::Events::Rule"))
    .filter(([name]) => name.startsWith("Jobs/"))
    .map(([, rule]) => rule);
}

describe("jobs", () => {
  it("are all scheduled", () => {
    // Making jobs reaches for nothing yet.
    expect(Object.keys(JOB_MINUTES).sort()).toEqual(Object.keys(createJobs({} as never)).sort());
    expect(
      scheduledJobs().map(({ ScheduleExpression, Targets }) => [
        ScheduleExpression,
        JSON.parse((Targets as { Input: string }[])[0]?.Input ?? "null") as unknown,
      ]),
    ).toEqual(Object.entries(JOB_MINUTES).map(([job, minutes]) => [`rate(${minutes} minutes)`, { job }]));
    // What the cost of a month counts.
    const runs = Object.values(JOB_MINUTES).map((minutes) => (30 * 24 * 60) / minutes);
    expect(runs.reduce((sum, each) => sum + each, 0)).toBe(JOB_RUNS);
  });
});

describe("the dashboard", () => {
  it("shows everything that functions count, by the names that they give it", async () => {
    const { readFile } = await import("node:fs/promises");
    const declared =
      /type CountedEvent =([^;]+);/.exec(await readFile("functions/deps.ts", "utf8"))?.[1] ?? "";
    const [dashboard] = Object.values(resources("AWS::CloudWatch::Dashboard"));
    const shown = [...readable(dashboard?.DashboardBody).matchAll(/"Zapisy","(\w+)","service"/g)];
    const measured =
      /const MEASURED = \{([^}]+)\}/.exec(await readFile("functions/aws.ts", "utf8"))?.[1] ?? "";
    const names = [...declared.matchAll(/"(\w+)"/g), ...measured.matchAll(/(\w+): "/g)];
    expect(new Set(shown.map(([, name]) => name))).toEqual(new Set(names.map(([, name]) => name)));
  });
});

describe("what fails for good", () => {
  it("waits in a queue of its own: batches of the stream, mail, news of mail, jobs", () => {
    const queue = (name: string) =>
      expect.objectContaining({ "Fn::GetAtt": [expect.stringMatching(`^${name}`), "Arn"] });
    const streams = Object.values(resources("AWS::Lambda::EventSourceMapping")).filter(
      ({ StartingPosition }) => StartingPosition,
    );
    expect(streams.map(({ DestinationConfig }) => DestinationConfig)).toEqual(
      streams.map(() => ({ OnFailure: { Destination: queue("StreamFailures") } })),
    );
    for (const name of ["Events/MailQueue", "Events/UrgentMailQueue", "Events/MailToManyQueue"]) {
      expect(resources("AWS::SQS::Queue")[name]?.RedrivePolicy, name).toEqual({
        deadLetterTargetArn: queue("MailFailures"),
        maxReceiveCount: 10,
      });
    }
    const handedOver = Object.values(resources("AWS::Lambda::EventInvokeConfig"));
    expect(
      handedOver.map(({ DestinationConfig, MaximumRetryAttempts, MaximumEventAgeInSeconds }) => [
        DestinationConfig,
        MaximumRetryAttempts,
        MaximumEventAgeInSeconds,
      ]),
    ).toEqual([
      [{ OnFailure: { Destination: queue("FeedbackFailures") } }, 2, 21_600],
      [{ OnFailure: { Destination: queue("JobFailures") } }, 2, 3_600],
      // The next look at the site is due before this one could be tried again.
      [undefined, 0, 300],
    ]);
    const feedback = Object.values(resources("AWS::SNS::Subscription")).filter(
      ({ Protocol }) => Protocol === "lambda",
    );
    expect(feedback.map(({ RedrivePolicy }) => RedrivePolicy)).toEqual([
      { deadLetterTargetArn: queue("FeedbackFailures") },
    ]);
    const targets = scheduledJobs().flatMap(({ Targets }) => Targets as Properties[]);
    expect(targets.map(({ DeadLetterConfig, RetryPolicy }) => [DeadLetterConfig, RetryPolicy])).toEqual(
      targets.map(() => [
        { Arn: queue("JobFailures") },
        { MaximumEventAgeInSeconds: 3_600, MaximumRetryAttempts: 2 },
      ]),
    );
  });
});

describe("alarms", () => {
  /** An alarm's name; those of one kind share their explanation: `…Failing`, `…NotEmpty`, `…MailRefused`. */
  const kindOf = ({ AlarmName }: Properties) =>
    String(AlarmName)
      .replace("production-zapisy-", "")
      .replace(/^\w*(Failing|NotEmpty|MailRefused)$/, "…$1");

  it("watch every function and every queue of failures, and reach somebody", () => {
    const alarms = Object.values(resources("AWS::CloudWatch::Alarm"));
    const text = alarms.map((alarm) => JSON.stringify(alarm));
    const missing = [
      ...Object.keys(functions()).map((name) => `${name.split("/")[1]}Failing`),
      ...Object.keys(resources("AWS::SQS::Queue"))
        .filter((name) => name.endsWith("Failures"))
        .map((name) => `${name.split("/")[1]}NotEmpty`),
    ].filter((name) => !text.some((alarm) => alarm.includes(`"AlarmName":"production-zapisy-${name}"`)));
    expect(missing).toEqual([]);
    for (const alarm of alarms) {
      expect(alarm).toMatchObject({
        AlarmActions: [expect.anything()],
        AlarmDescription: expect.any(String) as string,
      });
    }
    expect(Object.values(resources("AWS::SNS::Subscription"))).toContainEqual(
      expect.objectContaining({ Protocol: "email", Endpoint: "admin@rops.example" }),
    );
  });

  it("begin at what is worth a look and not before; silence is one only where something must be heard", () => {
    // A value that is still calm, and one that is not any more.
    const borders: Record<string, [number, number]> = {
      SiteDown: [0, 1],
      SiteSlow: [2_999, 3_000],
      SiteServerErrors: [2, 3],
      ApiServerErrors: [2, 3],
      "…Failing": [0, 1],
      FunctionsThrottled: [0, 1],
      "…NotEmpty": [0, 1],
      StreamBehind: [299_999, 300_000],
      UrgentMailLate: [119, 120],
      MailLate: [3_599, 3_600],
      MailToManyLate: [21_599, 21_600],
      "…MailRefused": [0, 1],
      SignInFailed: [29, 30],
      JobsNotRun: [1, 0],
      TableThrottled: [0, 1],
      BackupFailed: [0, 1],
      BackupNotMade: [1, 0],
      BounceRate: [0.029, 0.03],
      ComplaintRate: [0.0007, 0.0008],
    };
    const isAlarm = (alarm: Properties, value: number | undefined) => {
      if (value === undefined) return alarm.TreatMissingData === "breaching";
      return alarm.ComparisonOperator === "LessThanThreshold"
        ? value < alarm.Threshold
        : value >= alarm.Threshold;
    };
    const judged = Object.values(resources("AWS::CloudWatch::Alarm")).map((alarm) => {
      const name = kindOf(alarm);
      const values = [...(borders[name] ?? []), undefined];
      return [name, alarm.EvaluationPeriods, values.map((value) => isAlarm(alarm, value))];
    });
    const mustBeHeard = new Set(["JobsNotRun", "SiteDown", "BackupNotMade"]);
    const periods: Record<string, number> = { BackupNotMade: 5 };
    expect(judged).toEqual(
      judged.map(([name]) => [
        name,
        periods[String(name)] ?? 1,
        [false, true, mustBeHeard.has(String(name))],
      ]),
    );
    expect(new Set(judged.map(([name]) => name))).toEqual(new Set(Object.keys(borders)));
  });

  it("are what the cost of a month counts", () => {
    expect(Object.keys(resources("AWS::CloudWatch::Alarm"))).toHaveLength(ALARMS);
    const [dashboard] = Object.values(resources("AWS::CloudWatch::Dashboard"));
    const shown = readable(dashboard?.DashboardBody).matchAll(/"Zapisy","(\w+)","service","([^"]+)"/g);
    expect(new Set([...shown].map(([, name, service]) => `${name} ${service}`)).size).toBe(METRICS);
  });

  it("are told of money by mail: four fifths of the budget spent, all of it spent, all of it to be spent", () => {
    const [budget] = Object.values(resources("AWS::Budgets::Budget"));
    expect(budget?.Budget).toEqual({
      BudgetName: "production-zapisy-monthly",
      BudgetType: "COST",
      TimeUnit: "MONTHLY",
      BudgetLimit: { Amount: 50, Unit: "USD" },
    });
    const isTold = (type: string, percent: number) =>
      ((budget?.NotificationsWithSubscribers ?? []) as Properties[]).filter(
        ({ Notification }) =>
          Notification.NotificationType === type &&
          Notification.ComparisonOperator === "GREATER_THAN" &&
          Notification.ThresholdType === "PERCENTAGE" &&
          percent > Notification.Threshold,
      ).length;
    expect([79.9, 80, 80.1, 100.1].map((percent) => isTold("ACTUAL", percent))).toEqual([0, 0, 1, 2]);
    expect([100, 100.1].map((percent) => isTold("FORECASTED", percent))).toEqual([0, 1]);
    expect(JSON.stringify(budget?.NotificationsWithSubscribers).match(/"Address":"[^"]+"/g)).toEqual(
      Array.from({ length: 3 }, () => '"Address":"admin@rops.example"'),
    );
  });

  it("are each explained in docs/operations.md", async () => {
    const { readFile } = await import("node:fs/promises");
    const operations = await readFile("docs/operations.md", "utf8");
    const kinds = [...new Set(Object.values(resources("AWS::CloudWatch::Alarm")).map(kindOf))];
    expect(kinds.filter((kind) => !operations.includes(`\`${kind}\``))).toEqual([]);
  });
});

describe("cdk-nag", () => {
  it("has nothing to say that is not answered with a reason", () => {
    const found = synthesised.stacks.flatMap((stack) => [
      ...Annotations.fromStack(stack).findError("*", Match.stringLikeRegexp("AwsSolutions-.*")),
      ...Annotations.fromStack(stack).findWarning("*", Match.stringLikeRegexp("AwsSolutions-.*")),
    ]);
    expect(found.map(({ id, entry }) => `${id}: ${JSON.stringify(entry.data)}`)).toEqual([]);
  });
});
