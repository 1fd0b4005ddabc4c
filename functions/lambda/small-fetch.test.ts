import { describe, expect, it } from "vitest";
import { SmallHeaders, SmallRequest, SmallResponse } from "./small-fetch.ts";

/** What a call came to: what it answered, or the kind of error that it threw. */
function outcome(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error instanceof Error ? error.name : error;
  }
}

const FIELDS: [string, Record<string, string> | [string, string][]][] = [
  ["none", {}],
  ["an object", { "Content-Type": "text/csv", Accept: " a, b\t" }],
  [
    "one name twice",
    [
      ["b", "1"],
      ["A", "2"],
      ["B", "3"],
    ],
  ],
  [
    "cookies",
    [
      ["Set-Cookie", "a=1; Expires=Mon, 02 Mar 2026 09:00:00 GMT"],
      ["set-cookie", "b=2"],
    ],
  ],
  ["a letter of one byte", { name: "Zoë" }],
  ["a letter of two bytes", { name: "Łódź" }],
  ["another header in a value", { name: "a\r\nset-cookie: b=1" }],
  ["the end of a line at the end", { name: "a\r\n" }],
  ["a space in a name", { "a b": "1" }],
  ["no name", { "": "1" }],
];

describe("small headers", () => {
  it.each(FIELDS)("do with %s what Node's own do", (_, fields) => {
    const [small, own] = [SmallHeaders, Headers].map((Kind) =>
      outcome(() => {
        const headers = new Kind(fields);
        headers.append("x", "1");
        headers.append("X", "2");
        headers.set("Y", "3");
        headers.set("y", "4");
        headers.delete("Accept");
        const visited: string[] = [];
        headers.forEach((value, name) => visited.push(`${name}: ${value}`));
        return {
          visited,
          entries: [...headers],
          copied: [...new Kind([...headers])],
          cookies: headers.getSetCookie(),
          read: ["a", "CONTENT-TYPE", "Set-Cookie", "x", "missing"].map((name) => [
            headers.get(name),
            headers.has(name),
          ]),
        };
      }),
    );
    expect(small).toEqual(own);
  });
});

const BODIES: [string, () => string | Uint8Array<ArrayBuffer> | ArrayBuffer | null][] = [
  ["nothing", () => null],
  ["an empty text", () => ""],
  ["a Polish text", () => '{"name":"Żaneta Śliwa"}'],
  ["bytes", () => Buffer.from([0x25, 0x50, 0xc5, 0x82])],
  ["bytes that are no text", () => new Uint8Array([0xff, 0xfe, 0])],
  ["a buffer", () => new TextEncoder().encode("łódź").buffer],
];

describe("small answers", () => {
  it.each(BODIES)("with %s do what Node's own do", async (_, body) => {
    const [small, own] = await Promise.all(
      [SmallResponse, Response].map(async (Kind) => {
        const make = () => new Kind(body(), { status: 201, headers: { "x-request-id": "1" } });
        const read = make();
        const bytes = new Uint8Array(await make().arrayBuffer());
        const text = await read.text();
        const again = await read.text().catch((error: Error) => error.name);
        const json: unknown = await make()
          .json()
          .catch((error: Error) => error.name);
        return {
          bytes,
          text,
          again,
          json,
          isThere: make().body !== null,
          isRead: [make().bodyUsed, read.bodyUsed],
          status: [read.status, read.ok, new Kind().status, new Kind(null, { status: 404 }).ok],
          headers: [...read.headers],
        };
      }),
    );
    expect(small).toEqual(own);
  });

  it("are made again from another one, as Hono does it", async () => {
    const first = new SmallResponse("ł", { status: 202, headers: { "content-type": "text/html" } });
    const second = new SmallResponse(first.body, first);
    expect([second.status, [...second.headers], await second.text()]).toEqual([
      202,
      [["content-type", "text/html"]],
      "ł",
    ]);
  });

  it("gather a stream", async () => {
    const stream = new Blob(["Zażółć ", "gęślą"]).stream();
    expect(await new SmallResponse(stream).text()).toBe("Zażółć gęślą");
  });
});

describe("small requests", () => {
  it("are what Node's own are", async () => {
    const init = { method: "POST", headers: { "Content-Type": "application/json" }, body: '{"a":"ą"}' };
    const [small, own] = await Promise.all(
      [SmallRequest, Request].map(async (Kind) => {
        const request = new Kind("https://zapisy.example/api/events?q=a b&q=ł", init);
        const { url, method } = request;
        return { url, method, headers: [...request.headers], json: await request.json() };
      }),
    );
    expect(small).toEqual(own);
    expect(new SmallRequest("https://zapisy.example/").method).toBe("GET");
    expect(outcome(() => new SmallRequest("/api/events"))).toBe("TypeError");
  });

  it("have arrived whole, whatever their headers say", () => {
    const headers = { "Transfer-Encoding": "chunked", "content-length": "2" };
    expect([...new SmallRequest("https://zapisy.example/", { headers, body: "{}" }).headers]).toEqual([
      ["content-length", "2"],
      ["content-type", "text/plain;charset=UTF-8"],
    ]);
  });
});
