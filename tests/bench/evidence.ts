import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { toActor } from "@zapisy/core/staff";
import { readConfig } from "@zapisy/functions/config";
import { createDeps } from "@zapisy/functions/deps";
import { changeOf } from "@zapisy/functions/effects/follow-stream";
import { startDatabase } from "@zapisy/local/database";
import { startFileStore } from "@zapisy/local/file-store";
import { createTable } from "@zapisy/local/table";
import type { DynamoDBRecord } from "aws-lambda";
import { bundle } from "../../infra/bundle.ts";
import { checkedFiles } from "../support/archive.ts";
import { markInput } from "../support/attendance.ts";
import { postFile, scanInput } from "../support/files.ts";
import { agendaItem, eventInput, projectInput, signUpInput } from "../support/fixture.ts";
import { startLambda } from "../support/lambda.ts";
import { readTableStream } from "../support/table-stream.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PEOPLE = 500;
const SCANS = 6;
const SCAN_BYTES = 8_000_000;

/**
 * An event of 500 people with certificates and six scans of 8 MB, put into one archive by the bundle that AWS gets: once
 * while no certificate's document has been made, once when all are kept. Memory is the process's largest.
 */
export async function measure(): Promise<object> {
  process.env.AWS_ACCESS_KEY_ID ??= "local";
  process.env.AWS_SECRET_ACCESS_KEY ??= "local";
  const dir = await mkdtemp(join(tmpdir(), "zapisy-evidence-"));
  const [database, files] = await Promise.all([
    startDatabase({ inMemory: true }),
    startFileStore({
      dir: join(dir, "files"),
      bucket: "files",
      accessKeyId: "local",
      secretAccessKey: "local",
      origins: ["https://zapisy.example"],
    }),
  ]);
  await createTable(new DynamoDBClient({ endpoint: database.endpoint, region: "eu-central-1" }), "evidence");
  const env = {
    TABLE_NAME: "evidence",
    DYNAMODB_ENDPOINT: database.endpoint,
    S3_ENDPOINT: files.endpoint,
    FILES_BUCKET: "files",
    PUBLIC_URL: "https://zapisy.example",
    LINK_KEY: randomBytes(32).toString("base64"),
  };
  try {
    const before = createDeps(readConfig({ ...env, TODAY: "2026-03-02" }));
    const staff = await before.services.staff.createStaff(
      before.context({ type: "system", name: "bench" }, "bench"),
      {
        name: "Anna Nowak",
        email: "anna@zapisy.example",
        role: "admin",
        projectIds: "all",
        locale: "pl",
        active: true,
      },
    );
    const ctx = before.context(toActor(staff), "bench");
    const { projectId } = await before.services.project.createProject(ctx, projectInput());
    const agenda = ["s1", "s2", "s3", "s4"].map((itemId) => agendaItem({ itemId }));
    const draft = await before.services.event.createEvent(
      ctx,
      eventInput(projectId, { seats: PEOPLE, agenda }),
    );
    const event = await before.services.event.publishEvent(ctx, draft.eventId, draft.version);
    const people = [];
    for (let person = 0; person < PEOPLE; person += 1) {
      people.push(
        await before.services.registration.registerParticipant(
          before.context({ type: "public" }, "bench"),
          event.slug,
          signUpInput(person),
        ),
      );
    }

    const deps = createDeps(readConfig({ ...env, TODAY: "2026-04-16" }));
    const later = deps.context(toActor(staff), "bench");
    const { attendance, certificate, file } = deps.services;
    const ids = people.flatMap((answer) => (answer.outcome === "mailed" ? [] : [answer.registrationId]));
    for (let at = 0; at < PEOPLE; at += 20) {
      const group = ids.slice(at, at + 20);
      const marks = agenda.flatMap(({ itemId: unitId }) =>
        group.map((registrationId) => markInput({ registrationId, unitId })),
      );
      await attendance.recordMarksByStaff(later, event.eventId, marks);
      await certificate.issueCertificates(later, event.eventId, { registrationIds: group, institutions: [] });
    }
    for (let scan = 0; scan < SCANS; scan += 1) {
      const bytes = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(SCAN_BYTES)]);
      const announced = await file.announceEventFile(
        later,
        event.eventId,
        scanInput({ unitId: `s${(scan % 4) + 1}`, bytes: bytes.byteLength }),
      );
      await postFile(announced, bytes);
      await file.receiveEventFile(later, event.eventId, announced.file.fileId);
    }

    const built = await bundle(ROOT, "functions/lambda/build-evidence.ts", { dir: join(dir, "bundle") });
    const stream = readTableStream(database.endpoint, "evidence");
    const build = async () => {
      await file.requestEvidence(later, event.eventId);
      let Records: DynamoDBRecord[] = [];
      while (Records.length === 0)
        Records = (await stream.read()).filter((record) => changeOf(record).after?.state === "waiting");
      const lambda = await startLambda(built.entry, { ...env, TODAY: "2026-04-16" });
      const startedAt = performance.now();
      const answer = await lambda.invoke<{ batchItemFailures: unknown[] }>(
        JSON.parse(JSON.stringify({ Records })),
      );
      const seconds = (performance.now() - startedAt) / 1_000;
      const { maxRssMb, cpuMs } = lambda.usage();
      await lambda.stop();
      if (answer.batchItemFailures.length > 0) throw new Error(lambda.output());
      const { evidence, url = "" } = await file.findEvidence(later, event.eventId, true);
      const zip = Buffer.from(await (await fetch(url)).arrayBuffer());
      return {
        seconds: round(seconds),
        cpuSeconds: round(cpuMs / 1_000),
        peakMb: Math.round(maxRssMb),
        bytes: evidence?.bytes,
        filesWithRightSum: (await checkedFiles(zip)).length,
      };
    };
    return { people: PEOPLE, scans: SCANS, first: await build(), certificatesKept: await build() };
  } finally {
    await Promise.all([database.stop(), files.stop()]);
    await rm(dir, { recursive: true, force: true });
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
