import { DynamoDBClient, paginateScan, type AttributeValue } from "@aws-sdk/client-dynamodb";
import { createApi } from "@zapisy/functions/api/app";
import { readConfig } from "@zapisy/functions/config";
import { createDeps, type Deps } from "@zapisy/functions/deps";
import { createErasureStore, eraseAgain } from "@zapisy/core/erasure";
import { fileKey } from "@zapisy/core/file/rules";
import { fileHolder } from "@zapisy/core/mail-text/rules";
import type { MailTextOwner } from "@zapisy/core/mail-text/schema";
import type { RegistrationId } from "@zapisy/core/registration";
import { createRetentionStore, switchOffRestored } from "@zapisy/core/retention";
import { certificateCode } from "@zapisy/core/shared/secret";
import { readDataKeys, stackOutputs } from "../../infra/account.ts";
import { CommandProblem } from "../../infra/command.ts";
import { requireDataKeys } from "../../infra/key-file.ts";
import {
  describeTable,
  makeReady,
  restoreFromVault,
  restoreMoment,
  waitForTable,
} from "../../infra/restored-table.ts";
import type { Progress } from "./command.ts";

/** What is put back, and into which table. */
export interface StageRestore {
  stage: string;
  /** The moment of the last 35 days; the latest unless given. */
  at?: Date;
  /** From the vault instead: the newest backup from before the end of that day, or `latest`. */
  vault?: string;
  /** A table that was put back before: it is only looked at again. */
  table?: string;
}

/**
 * Puts the table of a stage back into a new one, starts the product on that in this process, and reads through it what
 * people have in their hands: the page of an event, a personal link, a certificate, the files. The stage goes on meanwhile
 * and is not touched.
 * @returns what to say at the end
 * @throws CommandProblem when something that was read is not as it must be
 */
export async function restoreStage(
  { stage, at, vault, table }: StageRestore,
  progress: Progress,
): Promise<string> {
  const region = process.env.AWS_REGION;
  if (!region) throw new CommandProblem("No region is chosen. Set AWS_REGION.");
  const [storage, web, keys] = await Promise.all([
    stackOutputs(region, `${stage}-zapisy-Storage`),
    stackOutputs(region, `${stage}-zapisy-Web`),
    readDataKeys(region, stage),
  ]).catch(() => {
    throw new CommandProblem(`There is no stage ${stage} in ${region}.`);
  });
  const { TableName: from = "", FilesBucket = "" } = storage;
  const dataKeys = requireDataKeys(keys, `Stage ${stage}`);
  const dynamodb = new DynamoDBClient({ region });
  const to = table ?? `${stage}-zapisy-restored-${compact(new Date())}`;
  const onWait = (state: string) => progress(() => state);
  let moment = at;
  if (table === undefined) {
    console.log(
      `  Putting ${from} back into ${to}. If this command ends before: come back with --table ${to}`,
    );
    if (vault === undefined) await restoreMoment(dynamodb, { from, to, at });
    else {
      const { TableArn = "" } = await describeTable(dynamodb, from);
      const before = vault === "latest" ? undefined : vault;
      moment = await restoreFromVault(region, stage, { tableArn: TableArn, to, before }, onWait);
    }
  }
  await waitForTable(dynamodb, to, onWait);
  const streamArn = await makeReady(dynamodb, to);
  const config = readConfig({
    TABLE_NAME: to,
    FILES_BUCKET: FilesBucket,
    PUBLIC_URL: web.Url,
    AWS_REGION: region,
    LINK_KEY: dataKeys["link-key"],
    SIGNING_KEY: dataKeys["signing-key"],
  });
  const silent = () => undefined;
  const deps = createDeps(config, { log: { info: silent, warn: silent, error: console.error } });
  const found = await lookThrough(dynamodb, to, progress);
  const problems = await readAsPeople(deps, found);
  const missing = await missingFiles(deps, found.files, progress);
  const counts = Object.entries(found.rows).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const lines = [
    `${to} holds the data${moment ? ` of ${moment.toISOString()}` : ""}: ${counts.map(([entity, count]) => `${entity} ${count}`).join(", ")}.`,
    ...(problems.length > 0
      ? []
      : ["The product was started on it: the page of an event, a personal link and a certificate open."]),
    missing.length === 0
      ? `All ${found.files.length} files that it knows are in the bucket.`
      : `${missing.length} of ${found.files.length} files that it knows are not in the bucket any more: ${missing.slice(0, 10).join(", ")}${missing.length > 10 ? " …" : ""}`,
  ];
  if (problems.length > 0) throw new CommandProblem([...lines, ...problems].join("\n  "));
  const ctx = deps.context({ type: "system", name: "restore" }, "restore");
  if (await switchOffRestored(createRetentionStore(deps.table), ctx))
    lines.push(
      "Removing by term is switched off in it: holds and longer terms that were said after that moment are not in it. Once it is live, check holds and terms, then switch removing on.",
    );
  const again = await eraseAgain(
    { erasures: createErasureStore(deps.table), bucket: deps.bucket },
    deps.clock(),
  );
  if (again > 0)
    lines.push(`${again} people were erased after that moment; they are erased again once it is live.`);
  return `
  ${lines.join("\n  ")}

  To go live with it, add to .env.${stage} and deploy:
    LIVE_TABLE=${to}
    LIVE_TABLE_STREAM=${streamArn}
  To throw it away: switch its deletion protection off and delete it; it costs money while it is there.
`;
}

/** What is in a table, and one example of each thing that people have in their hands. */
interface Found {
  rows: Record<string, number>;
  registrationId?: string;
  certificateId?: string;
  /** Keys of files that must be in the bucket. */
  files: string[];
}

async function lookThrough(dynamodb: DynamoDBClient, TableName: string, progress: Progress): Promise<Found> {
  const found: Found = { rows: {}, files: [] };
  const pages = paginateScan(
    { client: dynamodb },
    {
      TableName,
      ProjectionExpression:
        "#entity, registrationId, certificateId, ownerId, fileId, #file.#state, deleted, person.attachments, circularId, letter.attachments, #owner, kind, #text.attachments",
      ExpressionAttributeNames: {
        "#entity": "__edb_e__",
        "#file": "file",
        "#state": "state",
        "#owner": "owner",
        "#text": "text",
      },
    },
  );
  let count = 0;
  for await (const { Items = [] } of pages) {
    for (const item of Items) note(found, item);
    count += Items.length;
    progress(() => `${count} rows looked at`);
  }
  return found;
}

function note(found: Found, row: Record<string, AttributeValue>): void {
  const entity = row["__edb_e__"]?.S ?? "?";
  found.rows[entity] = (found.rows[entity] ?? 0) + 1;
  if (entity === "registration") found.registrationId = row.registrationId?.S;
  if (entity === "registration")
    for (const { M: attachment } of Object.values(row.person?.M?.attachments?.M ?? {}))
      found.files.push(fileKey(row.registrationId?.S ?? "", attachment?.fileId?.S ?? ""));
  if (entity === "circular")
    for (const { M: attachment } of row.letter?.M?.attachments?.L ?? [])
      found.files.push(fileKey(row.circularId?.S ?? "", attachment?.fileId?.S ?? ""));
  if (entity === "mailText")
    for (const { M: attachment } of row.text?.M?.attachments?.L ?? [])
      found.files.push(
        fileKey(
          fileHolder((row.owner?.S ?? "") as MailTextOwner, row.kind?.S ?? ""),
          attachment?.fileId?.S ?? "",
        ),
      );
  if (entity === "certificate") found.certificateId = row.certificateId?.S;
  if (entity === "file" && row.file?.M?.state?.S === "stored" && !row.deleted?.BOOL)
    found.files.push(fileKey(row.ownerId?.S ?? "", row.fileId?.S ?? ""));
}

/** Opens what people have in their hands. @returns what did not open */
async function readAsPeople(deps: Deps, { registrationId, certificateId }: Found): Promise<string[]> {
  const api = createApi(deps);
  const problems: string[] = [];
  const open = async (what: string, path: string) => {
    const answer = await api.request(path);
    if (answer.status !== 200) problems.push(`${what} does not open: ${answer.status}`);
    return answer.status === 200 ? ((await answer.json()) as { items?: { slug: string }[] }) : {};
  };
  const [event] = (await open("The catalogue", "/api/events")).items ?? [];
  if (event) await open("The page of an event", `/api/events/${event.slug}`);
  const registration =
    registrationId && (await deps.stores.registrations.find(registrationId as RegistrationId));
  if (registration)
    await open("A personal link", `/api/registrations/${deps.services.registration.tokenOf(registration)}`);
  if (certificateId)
    await open("A certificate", `/api/certificates/${certificateCode(deps.secretKey, certificateId)}`);
  return problems;
}

async function missingFiles(deps: Deps, keys: readonly string[], progress: Progress): Promise<string[]> {
  const missing: string[] = [];
  for (const [index, key] of keys.entries()) {
    if (!(await deps.bucket.head(key))) missing.push(key);
    progress(() => `${index + 1} of ${keys.length} files looked for`);
  }
  return missing;
}

function compact(moment: Date): string {
  return moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
}
