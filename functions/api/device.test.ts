import { describe, expect, it } from "vitest";
import { readDevice } from "./device.ts";

describe("the words for a device", () => {
  it.each([
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
      { browser: "Firefox", system: "Windows" },
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
      { browser: "Microsoft Edge", system: "Windows" },
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
      { browser: "Safari", system: "iOS" },
    ],
    [
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
      { browser: "Chrome", system: "Android" },
    ],
    [
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
      { browser: "Chrome", system: "Linux" },
    ],
    ["", {}],
    [undefined, {}],
  ])("are read from %s", async (userAgent, expected) => {
    expect(await readDevice(userAgent)).toEqual(expected);
  });

  it("are short, whatever a caller makes up", async () => {
    const { browser = "", system = "" } = await readDevice(`${"Ż".repeat(5000)}/1.0 (${"x".repeat(5000)})`);
    expect(browser.length + system.length).toBeLessThanOrEqual(80);
  });
});
