import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { deleteDataFolder, openDataFolder } from "./data-folder.ts";

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
