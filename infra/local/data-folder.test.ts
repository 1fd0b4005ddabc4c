import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deleteDataFolder, openDataFolder } from "./data-folder.ts";
import { StartProblem } from "./start-problem.ts";

let parent: string;
let dir: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "zapisy-data-"));
  dir = join(parent, "data");
});
afterEach(() => rmSync(parent, { recursive: true }));

it("makes the key of links once, readable by its owner only", () => {
  const first = openDataFolder(dir);
  first.release();
  const second = openDataFolder(dir);
  second.release();
  expect(second.linkKey).toBe(first.linkKey);
  expect(Buffer.from(first.linkKey, "base64")).toHaveLength(32);
  expect(statSync(join(dir, "link-key")).mode & 0o777).toBe(0o600);
});

describe("a key", () => {
  const open = () => openDataFolder(dir).release();
  /** The folder as it is once people have signed up. */
  const used = () => {
    open();
    mkdirSync(join(dir, "database"));
    writeFileSync(join(dir, "database", "shared-local-instance.db"), "rows");
  };

  it.each([
    ["link-key", "every link that was mailed is dead"],
    ["signing-key", "certificates would be another issuer's"],
  ])("that is lost is not made anew beside data: %s", (name, consequence) => {
    used();
    rmSync(join(dir, name));
    expect(open).toThrow(`${dir} holds data, but its ${name} is missing. With another one ${consequence}.`);
    expect(open).toThrow("Put the file back from a backup");
    expect(existsSync(join(dir, name))).toBe(false);
    // Whoever has nothing to put back decides it themselves, in the words of the message.
    const [, byHand = ""] = /go on without it: (.*)$/.exec(problemOf(open)) ?? [];
    execFileSync("sh", ["-c", byHand]);
    expect(open).not.toThrow();
  });

  it("that is lost is not made anew beside files alone either", () => {
    open();
    mkdirSync(join(dir, "files", "zapisy-files"), { recursive: true });
    rmSync(join(dir, "link-key"));
    expect(open).toThrow("its link-key is missing");
  });

  it.each(["", "short", Buffer.alloc(31).toString("base64")])(
    "that is damaged is said to be: %j",
    (content) => {
      used();
      writeFileSync(join(dir, "link-key"), content);
      expect(open).toThrow(`${join(dir, "link-key")} is damaged: it must hold 32 bytes in base64.`);
      expect(readFileSync(join(dir, "link-key"), "utf8")).toBe(content);
    },
  );

  it("whose making was cut short is made again", () => {
    mkdirSync(dir);
    writeFileSync(join(dir, ".link-key.new"), "hal");
    expect(Buffer.from(openDataFolder(dir).linkKey, "base64")).toHaveLength(32);
  });

  it("is not needed for a folder whose first filling was cut short: it is begun anew", () => {
    const folder = openDataFolder(dir);
    folder.beginFilling();
    mkdirSync(folder.database);
    folder.release();
    rmSync(join(dir, "link-key"));
    expect(open).not.toThrow();
  });
});

/** What was said about something that cannot be done. */
function problemOf(work: () => void): string {
  try {
    work();
  } catch (error) {
    if (error instanceof StartProblem) return error.message;
  }
  return "";
}

it("belongs to one Zapisy at a time", () => {
  const first = openDataFolder(dir);
  expect(() => openDataFolder(dir)).toThrow(`Another Zapisy is running on ${dir}.`);
  expect(() => deleteDataFolder(dir)).toThrow(`Another Zapisy is running on ${dir}.`);
  first.release();
  openDataFolder(dir).release();
});

it("deletes a folder of ours", () => {
  openDataFolder(dir).release();
  deleteDataFolder(dir);
  expect(existsSync(dir)).toBe(false);
});

it("does not delete a folder with anything else in it", () => {
  openDataFolder(dir).release();
  writeFileSync(join(dir, "thesis.odt"), "years of work");
  expect(() => deleteDataFolder(dir)).toThrow(
    `${dir} is not deleted: it holds thesis.odt, which is not ours.`,
  );
  expect(readFileSync(join(dir, "thesis.odt"), "utf8")).toBe("years of work");
});

it("does not delete a folder that Zapisy did not make", () => {
  writeFileSync(join(parent, "log"), "");
  expect(() => deleteDataFolder(parent)).toThrow(`${parent} is not deleted: it was not made by Zapisy.`);
});

it("begins anew with a database whose first filling was cut short, and keeps one that was filled", () => {
  const folder = openDataFolder(dir);
  folder.beginFilling();
  mkdirSync(folder.database);
  folder.beginFilling();
  const afterCrash = existsSync(folder.database);
  mkdirSync(folder.database);
  folder.endFilling();
  folder.beginFilling();
  folder.release();
  expect({ afterCrash, afterFilling: existsSync(folder.database) }).toEqual({
    afterCrash: false,
    afterFilling: true,
  });
});
