import { expect, it } from "vitest";
import { isOwnHost } from "./own-host.ts";

it.each([
  ["127.0.0.1:3000", true],
  ["localhost:3000", true],
  ["LOCALHOST", true],
  ["[::1]:3000", true],
  ["192.168.1.20:3000", true],
  ["laptop.local:3000", true],
  ["laptop.local.evil.example:3000", false],
  ["evil.example:3000", false],
  ["localhost.evil.example", false],
  ["127.0.0.1.evil.example", false],
  ["evil.example@localhost", false],
  ["", false],
  ["a b", false],
  [undefined, false],
])("takes Host %s as this machine's own: %s", (host, isOwn) => {
  expect(isOwnHost(host, "http://laptop.local:3000")).toBe(isOwn);
});
