import store, { type Email } from "aws-ses-v2-local/dist/store.js";
import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/** How the mailbox keeps mails. */
export interface MailboxOptions {
  /** Id of the message that is being taken, by which one that comes again is known. */
  messageId?: () => string | undefined;
  /** How many mails it holds, and how many bytes in its file: the oldest go first. */
  limits?: { mails: number; bytes: number };
}

/** A mail with the id of its message. */
type KeptMail = Email & { message?: string };

/** What the mailbox keeps its mails with. Its other modules look these functions up here, each time. */
const mailbox = store as {
  getStoreReadonly: () => { emails: KeptMail[] };
  saveEmail: (email: Email) => void;
  clearStore: () => void;
};

const LIMITS = { mails: 10_000, bytes: 100_000_000 };

/**
 * Lets the mailbox keep its mails in a file, a line each, which it otherwise has in memory only: on one machine a mail is
 * nowhere else. A mail is in the file before its sender is told that it was taken. One that comes again, because its sender
 * was killed before it could note that, is taken once.
 */
export function keepMails(file: string, { messageId, limits = LIMITS }: MailboxOptions = {}): void {
  let text = existsSync(file) ? readFileSync(file, "utf8") : "";
  let lines = text.split("\n").filter(isMail);
  let bytes = Buffer.byteLength(text);
  // What was being written when the machine went off has no end.
  let isTorn = text !== "" && !text.endsWith("\n");
  text = "";
  const keepNewest = () => {
    lines = newest(lines, limits);
    writeFileSync(`${file}.new`, lines.map((line) => `${line}\n`).join(""), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
    bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
    isTorn = false;
    const { emails } = mailbox.getStoreReadonly();
    emails.splice(0, emails.length, ...lines.map((line) => JSON.parse(line) as KeptMail));
  };
  // A tenth more than it may hold, so that it is not written anew with every mail.
  const isTooMuch = () => lines.length > limits.mails * 1.1 || bytes > limits.bytes * 1.1;
  mailbox.getStoreReadonly().emails.push(...lines.map((line) => JSON.parse(line) as KeptMail));

  const known = new Set(mailbox.getStoreReadonly().emails.map(({ message }) => message));

  const { saveEmail, clearStore } = mailbox;
  mailbox.saveEmail = (email) => {
    const message = messageId?.();
    if (message !== undefined && known.has(message)) return;
    known.add(message);
    const line = JSON.stringify({ ...email, message });
    appendFileSync(file, `${isTorn ? "\n" : ""}${line}\n`, { mode: 0o600, flush: true });
    isTorn = false;
    saveEmail(email);
    lines.push(line);
    bytes += Buffer.byteLength(line) + 1;
    if (isTooMuch()) keepNewest();
  };
  mailbox.clearStore = () => {
    clearStore();
    rmSync(file, { force: true });
    known.clear();
    lines = [];
    bytes = 0;
    isTorn = false;
  };
}

function isMail(line: string): boolean {
  try {
    return line !== "" && typeof JSON.parse(line) === "object";
  } catch {
    return false;
  }
}

function newest(lines: readonly string[], { mails, bytes }: typeof LIMITS): string[] {
  let room = bytes;
  const isKept = (line: string) => (room -= Buffer.byteLength(line) + 1) >= 0;
  const kept = lines.slice(-mails).toReversed();
  const end = kept.findIndex((line) => !isKept(line));
  return (end < 0 ? kept : kept.slice(0, end)).toReversed();
}
