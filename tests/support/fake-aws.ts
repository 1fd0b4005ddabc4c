import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  PutItemCommand,
  type AttributeValue,
} from "@aws-sdk/client-dynamodb";

/** A message that waits in a queue. */
export interface Waiting {
  messageId: string;
  body: string;
  attributes?: Record<string, string>;
}

/** A resource of a stack as CloudFormation tells of it. */
export interface StackResource {
  type: string;
  id: string;
  /** A queue's is its address; one that begins with a slash is at the server itself. */
  physicalId: string;
}

/** A stack that is there. */
export interface Stack {
  resources: StackResource[];
  outputs: Record<string, string>;
  /** What it gives to other stacks, by the names under which they ask. */
  exports: Record<string, string>;
  status: string;
}

/** What AWS has, as far as the commands in `infra/` ask for it. */
export interface FakeAccount {
  stacks: Record<string, Stack>;
  queues: Record<string, Waiting[]>;
  /** By name or ARN: what a function answers; one that throws has failed. */
  functions: Record<string, (event: never) => Promise<unknown>>;
  parameters: Record<string, string>;
  /** Objects of all buckets, by bucket and key. */
  objects: Record<string, Buffer>;
  /** A DynamoDB Local that has the tables; asked for everything that it can do itself. */
  database?: string;
  /** Items of tables at moments that they can be put back to, by table. */
  moments: Record<string, { at: string; items: Record<string, AttributeValue>[] }[]>;
  /** Backups in the vault, by the name of the table. */
  vault: Record<string, { at: string; status: string; items: Record<string, AttributeValue>[] }[]>;
}

/** A server on loopback that answers for AWS; `AWS_ENDPOINT_URL` sends a command there. */
export interface FakeAws {
  url: string;
  account: FakeAccount;
  /** What was moved out of a redrive queue, by its ARN. */
  moved: string[];
  /** Stacks in the order in which they were made, changed and taken away, e.g. `+Storage`. */
  changes: string[];
  /** The templates of the stacks in {@link changes} that were made or changed, in that order. */
  templates: { stack: string; template: unknown }[];
  /** Tables that can be put back to any moment, and those that cannot be deleted by mistake. */
  madeReady(): { recovered: string[]; protected: string[] };
  stop(): void;
}

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body: string | Buffer;
}

/** An account that can be deployed to: the toolkits of CDK and SST are there, and SES knows a sender. */
const PREPARED: Record<string, Stack> = {
  CDKToolkit: madeOf({
    BootstrapVersion: "28",
    BucketName: "cdk-hnb659fds-assets-123456789012-eu-central-1",
  }),
  SSTBootstrap: madeOf({ Version: "7.4", BucketName: "sstbootstrap" }),
};

function madeOf(outputs: Record<string, string>): Stack {
  return { resources: [], outputs, exports: {}, status: "CREATE_COMPLETE" };
}

/**
 * Starts it. A message that was handed out stays hidden until it is deleted, as for somebody who does not wait. A stack is
 * made at once, if the files that its template names are there and other stacks export what it imports; nothing runs in it.
 */
export async function startFakeAws(given: Partial<FakeAccount>): Promise<FakeAws> {
  const account: FakeAccount = {
    queues: {},
    functions: {},
    parameters: { "/cdk-bootstrap/hnb659fds/version": "28" },
    objects: {},
    moments: {},
    vault: {},
    ...given,
    stacks: { ...structuredClone(PREPARED), ...given.stacks },
  };
  const moved: string[] = [];
  const changes: string[] = [];
  const templates: FakeAws["templates"] = [];
  const hidden = new Set<string>();
  const queueOf = (url: unknown) => account.queues[String(url).split("/").at(-1) ?? ""] ?? [];
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** Values that parameters had before, the oldest first. */
  const former: Record<string, string[]> = {};
  const versionsOf = (name: string) => {
    const value = account.parameters[name];
    return value === undefined ? [] : [...(former[name] ?? []), value];
  };

  /** Operations of services that speak JSON. */
  const json: Record<string, (input: Record<string, unknown>) => object> = {
    "AmazonSQS.ReceiveMessage"({ QueueUrl }) {
      const message = queueOf(QueueUrl).find(({ messageId }) => !hidden.has(messageId));
      if (!message) return {};
      hidden.add(message.messageId);
      const { messageId, body, attributes = {} } = message;
      const MessageAttributes = Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [name, { DataType: "String", StringValue: value }]),
      );
      const MD5OfBody = createHash("md5").update(body).digest("hex");
      return {
        Messages: [
          { MessageId: messageId, ReceiptHandle: messageId, Body: body, MD5OfBody, MessageAttributes },
        ],
      };
    },
    "AmazonSQS.SendMessageBatch"(input) {
      const entries = input.Entries as { Id: string; MessageBody: string }[];
      const queue = queueOf(input.QueueUrl);
      queue.push(...entries.map(({ MessageBody: body }) => ({ messageId: `sent-${queue.length}`, body })));
      const md5 = (text: string) => createHash("md5").update(text).digest("hex");
      return {
        Successful: entries.map(({ Id, MessageBody }) => ({
          Id,
          MessageId: Id,
          MD5OfMessageBody: md5(MessageBody),
        })),
      };
    },
    "AmazonSQS.DeleteMessage"({ QueueUrl, ReceiptHandle }) {
      const queue = queueOf(QueueUrl);
      const index = queue.findIndex(({ messageId }) => messageId === ReceiptHandle);
      queue.splice(index, 1);
      return {};
    },
    "AmazonSQS.GetQueueAttributes": ({ QueueUrl }) => ({
      Attributes: {
        QueueArn: `arn:aws:sqs:eu-central-1:123456789012:${String(QueueUrl).split("/").at(-1)}`,
        ApproximateNumberOfMessages: String(queueOf(QueueUrl).length),
      },
    }),
    "AmazonSQS.StartMessageMoveTask"({ SourceArn }) {
      moved.push(String(SourceArn));
      return { TaskHandle: "1" };
    },
    "DynamoDB_20120810.RestoreTableToPointInTime"(input) {
      const { SourceTableName, TargetTableName, RestoreDateTime } = input as Record<string, string | number>;
      const wanted = RestoreDateTime === undefined ? Infinity : Number(RestoreDateTime) * 1_000;
      const moment = (account.moments[String(SourceTableName)] ?? []).findLast(
        ({ at }) => Date.parse(at) <= wanted,
      );
      if (!moment) throw new Refusal("InvalidRestoreTimeException", "There is nothing from that moment.");
      restores.push(makeTable(String(SourceTableName), String(TargetTableName), moment.items));
      return { TableDescription: { TableName: TargetTableName, TableStatus: "CREATING" } };
    },
    // DynamoDB Local knows neither recovery nor protection.
    "DynamoDB_20120810.UpdateContinuousBackups"(input) {
      recovered.push(String(input.TableName));
      return { ContinuousBackupsDescription: { ContinuousBackupsStatus: "ENABLED" } };
    },
    "AmazonSSM.GetParameter"(input) {
      const [Name = "", version] = String(input.Name).split(":");
      const versions = versionsOf(Name);
      const Version = Number(version ?? versions.length);
      const Value = versions[Version - 1];
      if (Value === undefined) throw new Refusal("ParameterNotFound", String(input.Name));
      return { Parameter: { Name, Value, Type: "SecureString", Version } };
    },
    "AmazonSSM.PutParameter"({ Name, Value, Overwrite }) {
      const name = String(Name);
      const versions = versionsOf(name);
      if (versions.length > 0 && Overwrite !== true) throw new Refusal("ParameterAlreadyExists", name);
      former[name] = versions;
      account.parameters[name] = String(Value);
      return { Version: versions.length + 1 };
    },
    "AmazonSSM.DeleteParameter"({ Name }) {
      if (account.parameters[String(Name)] === undefined)
        throw new Refusal("ParameterNotFound", String(Name));
      delete account.parameters[String(Name)];
      delete former[String(Name)];
      return {};
    },
  };

  /** Tables that are being put back, and those that can be put back themselves. */
  const restores: Promise<void>[] = [];
  const recovered: string[] = [];

  /** Makes a table as AWS restores one: with keys and indexes, without stream and expiry of rows. */
  async function makeTable(
    like: string,
    name: string,
    items: Record<string, AttributeValue>[],
  ): Promise<void> {
    const client = new DynamoDBClient({ endpoint: account.database, region: "local" });
    const { Table } = await client.send(new DescribeTableCommand({ TableName: like }));
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: Table?.KeySchema,
        AttributeDefinitions: Table?.AttributeDefinitions,
        GlobalSecondaryIndexes: Table?.GlobalSecondaryIndexes?.map(
          ({ IndexName, KeySchema, Projection }) => ({
            IndexName,
            KeySchema,
            Projection,
          }),
        ),
      }),
    );
    for (const Item of items) await client.send(new PutItemCommand({ TableName: name, Item }));
  }

  /** AWS Backup, as far as a table is put back from its vault. */
  async function backup(method: string, { pathname }: URL, content: Buffer): Promise<Answer | undefined> {
    const arn = (table: string, index: number) =>
      `arn:aws:backup:eu-central-1:123456789012:recovery-point:${table}:${index}`;
    if (pathname === "/account-settings") {
      const settings = { ResourceTypeOptInPreference: { DynamoDB: true, S3: true } };
      return { body: JSON.stringify({ ...settings, ResourceTypeManagementPreference: { DynamoDB: true } }) };
    }
    const [, resource] = /^\/resources\/(.+)\/recovery-points/.exec(decodeURIComponent(pathname)) ?? [];
    if (resource) {
      const table = resource.split("/").at(-1) ?? "";
      const RecoveryPoints = (account.vault[table] ?? []).map(({ at, status }, index) => ({
        RecoveryPointArn: arn(table, index),
        CreationDate: Date.parse(at) / 1_000,
        Status: status,
      }));
      return { body: JSON.stringify({ RecoveryPoints }) };
    }
    if (method === "PUT" && pathname === "/restore-jobs") {
      const { RecoveryPointArn, Metadata, IamRoleArn } = JSON.parse(content.toString()) as {
        RecoveryPointArn: string;
        IamRoleArn: string;
        Metadata: { targetTableName: string };
      };
      const [table = "", index = ""] = RecoveryPointArn.split(":").slice(-2);
      const items = account.vault[table]?.[Number(index)]?.items ?? [];
      if (!IamRoleArn.includes("RestoreRole"))
        throw new Refusal("InvalidParameterValueException", IamRoleArn);
      restores.push(makeTable(table, Metadata.targetTableName, items));
      return { body: JSON.stringify({ RestoreJobId: String(restores.length) }) };
    }
    const [, job] = /^\/restore-jobs\/(\d+)$/.exec(pathname) ?? [];
    if (!job) return undefined;
    await restores[Number(job) - 1];
    return { body: JSON.stringify({ RestoreJobId: job, Status: "COMPLETED" }) };
  }

  /** Hands a request on to DynamoDB Local. */
  async function askDatabase(target: string, input: Record<string, unknown>): Promise<Answer> {
    await Promise.all(restores);
    const { DeletionProtectionEnabled, ...known } = input;
    if (target.endsWith(".UpdateTable") && DeletionProtectionEnabled !== undefined) {
      protectedTables.add(String(input.TableName));
      return { body: "{}" };
    }
    const answer = await fetch(account.database ?? "", {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": target,
        authorization:
          "AWS4-HMAC-SHA256 Credential=local/20200101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
      },
      body: JSON.stringify(known),
    });
    return { status: answer.status, body: await answer.text() };
  }
  const protectedTables = new Set<string>();

  /** Operations of services that take a form and answer XML, without the envelope. */
  const form: Record<string, (input: URLSearchParams) => string> = {
    GetCallerIdentity: () =>
      tags({ Account: "123456789012", Arn: "arn:aws:iam::123456789012:user/anna", UserId: "AIDAANNA" }),
    AssumeRole: (input) =>
      tags({
        Credentials: tags({
          AccessKeyId: "local",
          SecretAccessKey: "local",
          SessionToken: "local",
          Expiration: "2099-01-01T00:00:00Z",
        }),
        AssumedRoleUser: tags({ AssumedRoleId: "AROA:anna", Arn: input.get("RoleArn") ?? "" }),
      }),
    GetIdentityVerificationAttributes: () => "<VerificationAttributes/>",
    GetSendQuota: () => tags({ Max24HourSend: "50000", MaxSendRate: "14", SentLast24Hours: "0" }),
    DescribeStacks: (input) => list("Stacks", [describe(input.get("StackName") ?? "")]),
    DescribeStackEvents: () => "<StackEvents/>",
    ListImports: (input) => {
      throw new Refusal(
        "ValidationError",
        `Export '${input.get("ExportName")}' is not imported by any stack.`,
      );
    },
    DescribeStackResources: (input) =>
      list(
        "StackResources",
        stackOf(input.get("StackName") ?? "").resources.map(({ type, id, physicalId }) =>
          tags({
            ResourceType: type,
            LogicalResourceId: id,
            PhysicalResourceId: `${physicalId.startsWith("/") ? address() : ""}${physicalId}`,
            ResourceStatus: "CREATE_COMPLETE",
          }),
        ),
      ),
    CreateStack: (input) => create(input),
    UpdateStack: (input) => create(input),
    DeleteStack(input) {
      const name = input.get("StackName") ?? "";
      const stack = account.stacks[name];
      const needed = Object.keys(stack?.exports ?? {}).find((one) =>
        Object.values(imports).some((names) => names.has(one)),
      );
      if (needed) throw new Refusal("ValidationError", `Export ${needed} is in use.`);
      if (stack) stack.status = "DELETE_COMPLETE";
      delete imports[name];
      changes.push(`-${short(name)}`);
      return "";
    },
  };
  /** What each stack takes from others. */
  const imports: Record<string, Set<string>> = {};

  function stackOf(name: string): Stack {
    const stack = account.stacks[name];
    if (!stack) throw new Refusal("ValidationError", `Stack with id ${name} does not exist`);
    return stack;
  }

  function describe(name: string): string {
    const { outputs, status } = stackOf(name);
    const members = Object.entries(outputs).map(([OutputKey, OutputValue]) =>
      tags({ OutputKey, OutputValue }),
    );
    return tags({
      StackId: `arn:aws:cloudformation:eu-central-1:123456789012:stack/${name}/1`,
      StackName: name,
      CreationTime: "2026-03-02T09:00:00Z",
      StackStatus: status,
      Outputs: members.map((member) => tags({ member })).join(""),
    });
  }

  function create(input: URLSearchParams): string {
    const name = input.get("StackName") ?? "";
    const path = new URL(input.get("TemplateURL") ?? "").pathname.slice(1);
    const template = account.objects[path];
    if (!template) throw new Refusal("ValidationError", `There is no template at ${path}`);
    templates.push({ stack: short(name), template: JSON.parse(template.toString()) as unknown });
    const { Resources, Outputs = {} } = JSON.parse(template.toString()) as {
      Resources: Record<string, { Type: string; Properties?: Record<string, unknown> }>;
      Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }>;
    };
    const others = Object.values(account.stacks).flatMap((stack) => Object.keys(stack.exports));
    imports[name] = new Set(valuesOf(Resources, "Fn::ImportValue"));
    for (const wanted of imports[name]) {
      if (!others.includes(wanted)) throw new Refusal("ValidationError", `No export named ${wanted} found.`);
    }
    for (const key of [...valuesOf(Resources, "S3Key"), ...valuesOf(Resources, "SourceObjectKeys").flat()]) {
      if (!Object.keys(account.objects).some((object) => object.endsWith(`/${key}`)))
        throw new Refusal("ValidationError", `There is no file ${key}`);
    }
    account.stacks[name] = {
      resources: Object.entries(Resources).map(([id, { Type }]) => ({
        type: Type,
        id,
        physicalId: `${name}-${id}`,
      })),
      outputs: Object.fromEntries(Object.entries(Outputs).map(([key, { Value }]) => [key, valueOf(Value)])),
      exports: Object.fromEntries(
        Object.values(Outputs).flatMap(({ Value, Export }) =>
          Export ? [[Export.Name, valueOf(Value)]] : [],
        ),
      ),
      status: "CREATE_COMPLETE",
    };
    changes.push(`+${short(name)}`);
    return tags({ StackId: name });
  }

  async function invoke(name: string, payload: string): Promise<Answer> {
    const run = account.functions[name];
    if (!run) return { status: 404, body: "{}" };
    try {
      return { body: JSON.stringify((await run(JSON.parse(payload) as never)) ?? null) };
    } catch (error) {
      return {
        headers: { "x-amz-function-error": "Unhandled" },
        body: JSON.stringify({ errorMessage: (error as Error).message }),
      };
    }
  }

  /** Parts of uploads that are not complete, by their object. */
  const parts: Record<string, Buffer[]> = {};

  /** S3, as far as assets are published: is it there, put it there, in parts when it is large. */
  function bucket(method: string, { pathname, searchParams }: URL, content: Buffer): Answer {
    const path = decodeURIComponent(pathname).slice(1);
    const upload = searchParams.get("uploadId");
    if (method === "PUT" && upload) {
      (parts[path] ??= [])[Number(searchParams.get("partNumber"))] = content;
      return { headers: { etag: '"1"' }, body: "" };
    }
    if (method === "POST" && upload) {
      account.objects[path] = Buffer.concat((parts[path] ?? []).filter(Boolean));
      return { body: tags({ CompleteMultipartUploadResult: tags({ Key: path, ETag: "1" }) }) };
    }
    if (method === "POST")
      return { body: tags({ InitiateMultipartUploadResult: tags({ Key: path, UploadId: "1" }) }) };
    if (method === "PUT") {
      account.objects[path] = content;
      return { headers: { etag: '"1"' }, body: "" };
    }
    if (method === "DELETE") {
      delete account.objects[path];
      return { status: 204, body: "" };
    }
    if (searchParams.has("location")) return { body: tags({ LocationConstraint: "eu-central-1" }) };
    if (searchParams.has("encryption")) {
      const ApplyServerSideEncryptionByDefault = tags({ SSEAlgorithm: "AES256" });
      const Rule = tags({ ApplyServerSideEncryptionByDefault });
      return { body: tags({ ServerSideEncryptionConfiguration: tags({ Rule }) }) };
    }
    if (searchParams.has("list-type")) {
      const Key = searchParams.get("prefix") ?? "";
      const found = account.objects[`${path.replace(/\/$/, "")}/${Key}`];
      const Contents = found && tags({ Key, Size: String(found.length) });
      return { body: tags({ ListBucketResult: Contents ? tags({ Contents }) : " " }) };
    }
    const found = account.objects[path];
    return found ? { body: found } : { status: 404, body: tags({ Error: tags({ Code: "NoSuchKey" }) }) };
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const content = Buffer.concat(chunks);
    const url = new URL(request.url ?? "/", "http://aws");
    const method = request.method ?? "GET";
    const target = request.headers["x-amz-target"];
    try {
      if (typeof target === "string") {
        const run = json[target];
        const input = JSON.parse(content.toString()) as Record<string, unknown>;
        if (!run && target.startsWith("DynamoDB_") && account.database)
          return await askDatabase(target, input);
        if (!run) throw new Refusal("NobodyAskedBefore", target);
        return {
          headers: { "content-type": "application/x-amz-json-1.1" },
          body: JSON.stringify(run(input)),
        };
      }
      const [, name] = /^\/2015-03-31\/functions\/([^/]+)\/invocations/.exec(url.pathname) ?? [];
      if (name) return await invoke(decodeURIComponent(name), content.toString());
      const backedUp = await backup(method, url, content);
      if (backedUp) return backedUp;
      if (url.pathname.startsWith("/2016-08-19/account-settings"))
        return { body: JSON.stringify({ AccountLimit: { ConcurrentExecutions: 1_000 } }) };
      const input = new URLSearchParams(content.toString());
      const action = url.pathname === "/" && method === "POST" ? input.get("Action") : null;
      if (action === null) return bucket(method, url, content);
      const run = form[action];
      if (!run) throw new Refusal("NobodyAskedBefore", action);
      return {
        headers: { "content-type": "text/xml" },
        body: tags({ [`${action}Response`]: tags({ [`${action}Result`]: run(input) }) }),
      };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, message } = error;
      if (target) return { status: 400, body: JSON.stringify({ __type: code, message }) };
      return {
        status: 400,
        headers: { "content-type": "text/xml" },
        body: tags({
          ErrorResponse: tags({ Error: tags({ Type: "Sender", Code: code, Message: message }) }),
        }),
      };
    }
  }

  const server = createServer((request, response) => {
    void (async () => {
      const { status = 200, headers = {}, body } = await answer(request);
      response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : body);
    })();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: address(),
    account,
    moved,
    changes,
    templates,
    madeReady: () => ({ recovered: [...recovered], protected: [...protectedTables] }),
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What AWS answers to what cannot be done. */
class Refusal extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

function tags(content: Record<string, string>): string {
  return Object.entries(content)
    .map(([name, value]) => {
      const text = value.startsWith("<") ? value : value.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
      return `<${name}>${text}</${name.split(" ")[0]}>`;
    })
    .join("");
}

function list(name: string, members: string[]): string {
  return tags({ [name]: members.map((member) => tags({ member })).join("") || " " });
}

/** Every value that stands under a name anywhere in a template. */
function valuesOf(value: unknown, name: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) =>
    key === name ? [child].flat().map(String) : valuesOf(child, name),
  );
}

/** What an output would be, as far as a reader of the terminal cares. */
function valueOf(value: unknown): string {
  if (typeof value === "string") return value;
  const [[kind, argument] = []] = Object.entries(value as Record<string, unknown>);
  if (kind === "Fn::Join") {
    const [separator, parts] = argument as [string, unknown[]];
    return parts.map(valueOf).join(separator);
  }
  return [argument].flat().map(String).join(".");
}

function short(name: string): string {
  return name.split("-").at(-1) ?? name;
}
