import { readFile, writeFile } from "node:fs/promises";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { Decrypter, Encrypter } from "age-encryption";
import { CommandProblem } from "./command.ts";
import { DATA_KEYS, type DataKeys } from "./stage-keys.ts";

/** What a passphrase must be worth: five words of a list, or twelve letters by chance. */
const SHORTEST_PASSPHRASE = 12;

/**
 * Writes keys into a file that only the passphrase opens: here, or with `age --decrypt FILE`, which every system has
 * (https://age-encryption.org/v1; scrypt and ChaCha20-Poly1305).
 */
export async function writeKeyFile(file: string, keys: DataKeys, passphrase: string): Promise<void> {
  if (passphrase.length < SHORTEST_PASSPHRASE) {
    throw new CommandProblem(`The passphrase is too short: ${SHORTEST_PASSPHRASE} characters at least.`);
  }
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  await writeFile(file, await encrypter.encrypt(`${JSON.stringify(keys, null, 2)}\n`), { mode: 0o600 });
}

/** Reads a file of {@link writeKeyFile}. @throws CommandProblem when the passphrase is another, or it is no such file */
export async function readKeyFile(file: string, passphrase: string): Promise<Partial<DataKeys>> {
  const bytes = await readFile(file).catch(() => {
    throw new CommandProblem(`${file} cannot be read.`);
  });
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return JSON.parse(await decrypter.decrypt(bytes, "text")) as Partial<DataKeys>;
  } catch (cause) {
    throw new CommandProblem(`${file} cannot be opened: another passphrase, or not a file of keys.`, {
      cause,
    });
  }
}

/** Makes sure that all keys are there. @throws CommandProblem naming what lacks which */
export function requireDataKeys(keys: Partial<DataKeys>, whose: string): DataKeys {
  const missing = DATA_KEYS.filter((key) => Buffer.from(keys[key] ?? "", "base64").byteLength !== 32);
  if (missing.length > 0) throw new CommandProblem(`${whose} lacks ${missing.join(" and ")}.`);
  return keys as DataKeys;
}

/** The variable that holds the passphrase where nobody sits at a terminal. */
const PASSPHRASE_VARIABLE = "ZAPISY_PASSPHRASE";

/**
 * The passphrase of a file of keys: from the environment, or asked for without showing it.
 * @param isNew asks twice, because nobody could correct it later
 */
export async function askPassphrase({ isNew }: { isNew: boolean }): Promise<string> {
  const given = process.env[PASSPHRASE_VARIABLE];
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) {
    throw new CommandProblem(
      `The keys need a passphrase: run it in a terminal, or set ${PASSPHRASE_VARIABLE}.`,
    );
  }
  const passphrase = await askHidden("Passphrase of the keys: ");
  if (isNew && (await askHidden("Once more: ")) !== passphrase)
    throw new CommandProblem("The two passphrases differ.");
  return passphrase;
}

async function askHidden(question: string): Promise<string> {
  process.stdout.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await terminal.question("");
  } finally {
    terminal.close();
    process.stdout.write("\n");
  }
}
