import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSesMailer } from "@zapisy/mail";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startChild, type Child } from "./child.ts";
import { freePort } from "./database.ts";

let dir: string;
let port: number;
let mailbox: Child;
const running: Child[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "zapisy-mailbox-"));
  port = await freePort();
});

afterAll(async () => {
  await Promise.all(running.map((child) => child.stop()));
  await rm(dir, { recursive: true, force: true });
});

const file = () => join(dir, "mails.jsonl");

async function start(): Promise<void> {
  const env = { MAILBOX_PORT: String(port), MAILBOX_FILE: file() };
  mailbox = await startChild("mailbox.ts", { env, logFile: join(dir, "mailbox.log") });
  running.push(mailbox);
}

async function send(to: string, ref = `reg_${to}/msg_${to}`): Promise<void> {
  const mailer = createSesMailer({
    region: "local",
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    from: "zapisy@zapisy.example",
  });
  const mime = `From: zapisy@zapisy.example\r\nTo: ${to}\r\nSubject: Zażółć\r\n\r\nTreść`;
  await mailer.send({ to, mime: Buffer.from(mime), ref });
}

async function held(): Promise<string[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/store`);
  const { emails } = (await answer.json()) as { emails: { destination: { to: string[] } }[] };
  return emails.flatMap(({ destination }) => destination.to);
}

describe("the mailbox of one machine", () => {
  it("has every mail that it took after it was killed, and is readable by its owner alone", async () => {
    await start();
    await send("anna@ops.example");
    await send("ewa@ops.example");
    mailbox.kill("SIGKILL");
    await mailbox.exited;
    await start();
    expect(await held()).toEqual(["anna@ops.example", "ewa@ops.example"]);
    expect((await readFile(file(), "utf8")).split("\n").length).toBe(3);
  });

  it("passes over a mail that was cut off when the machine went off, and keeps what comes after it", async () => {
    await mailbox.stop();
    await writeFile(file(), `${await readFile(file(), "utf8")}{"messageId":"x","desti`);
    await start();
    await send("jan@ops.example");
    expect(await held()).toEqual(["anna@ops.example", "ewa@ops.example", "jan@ops.example"]);
    await mailbox.stop();
    await start();
    expect(await held()).toEqual(["anna@ops.example", "ewa@ops.example", "jan@ops.example"]);
  });

  it("takes a mail once, also from a sender that was killed before it could note that it was sent", async () => {
    const before = await held();
    await send("ola@ops.example", "reg_ola/msg_ola");
    await mailbox.stop();
    await start();
    await send("ola@ops.example", "reg_ola/msg_ola");
    await send("ola@ops.example", "reg_ola/msg_other");
    expect(await held()).toEqual([...before, "ola@ops.example", "ola@ops.example"]);
  });

  it("is empty for good when somebody empties it", async () => {
    await fetch(`http://127.0.0.1:${port}/clear-store`, { method: "POST" });
    await mailbox.stop();
    await start();
    expect(await held()).toEqual([]);
  });

  it("keeps the newest when it is full, in memory and in the file", async () => {
    const { keepMails } = await import("./kept-mails.ts");
    const { default: store } = await import("aws-ses-v2-local/dist/store.js");
    const own = join(dir, "few.jsonl");
    keepMails(own, { limits: { mails: 10, bytes: 1_000_000 } });
    for (let number = 1; number <= 25; number += 1)
      store.saveEmail({ messageId: `m${number}` } as Parameters<typeof store.saveEmail>[0]);
    const ids = (await readFile(own, "utf8"))
      .split("\n")
      .flatMap((line) => (line ? [JSON.parse(line).messageId] : []));
    expect(ids.at(-1)).toBe("m25");
    expect(ids.length).toBeLessThanOrEqual(11);
    expect(store.getStoreReadonly().emails.map(({ messageId }) => messageId)).toEqual(ids);
  });
});
