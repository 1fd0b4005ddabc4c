import type * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import * as answers from "@zapisy/functions/api/answers";
import { routes } from "@zapisy/functions/api/routes";
import { loadError } from "@zapisy/words/error";
import { bodyOf, call } from "../support/api.ts";
import type { OpenApi, Operation } from "../support/document.ts";
import { schemasIn } from "../support/schemas.ts";
import { createWorld } from "../support/world.ts";

let document: OpenApi;

beforeAll(async () => {
  document = await bodyOf<OpenApi>(call(await createWorld(), "GET", "/api/openapi.json"));
});

const operations = (): [string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]): [string, Operation] => [
      `${verb.toUpperCase()} ${path}`,
      operation,
    ]),
  );

/** Every value in the document, with where it stands. */
function* values(value: unknown, at = "#"): Generator<[string, unknown]> {
  yield [at, value];
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) yield* values(child, `${at}/${key}`);
}

describe("the OpenAPI document", () => {
  it("is OpenAPI 3.1 with what that must have", () => {
    expect(document).toMatchObject({
      openapi: "3.1.0",
      info: { title: expect.any(String), version: expect.any(String) },
      servers: [{ url: "https://zapisy.example" }],
      paths: expect.any(Object),
    });
    for (const path of Object.keys(document.paths)) expect(path).toMatch(/^\/[^?#]*$/);
    for (const [name, operation] of operations()) {
      expect(operation.operationId, name).toMatch(/^[a-z][A-Za-z0-9]+$/);
      expect(
        Object.keys(operation.responses).every((status) => /^[1-5]\d\d$/.test(status)),
        name,
      ).toBe(true);
      for (const { description } of Object.values(operation.responses))
        expect(description, name).not.toBe("");
    }
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("names every route, and no other", () => {
    expect(
      operations()
        .map(([name]) => name)
        .toSorted(),
    ).toEqual(routes.map(({ method, path }) => `${method} ${path}`).toSorted());
  });

  it("describes every parameter of a path, required, and every parameter of a query", () => {
    for (const [name, { parameters }] of operations()) {
      const inPath = [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      expect(
        parameters.filter((one) => one.in === "path").map((one) => one.name),
        name,
      ).toEqual(inPath);
      for (const parameter of parameters) {
        expect(parameter.schema, `${name} ${parameter.name}`).toBeTypeOf("object");
        expect(parameter.required, `${name} ${parameter.name}`).toBe(parameter.in === "path");
      }
    }
    const list = document.paths["/api/events"]?.get?.parameters.map(
      ({ name, in: place }) => `${place} ${name}`,
    );
    expect(list).toEqual(["query kind", "query from", "query to", "query q", "query cursor"]);
  });

  it("describes every body, with the fields that it must have", () => {
    for (const route of routes) {
      const name = `${route.method} ${route.path}`;
      const body = document.paths[route.path]?.[route.method.toLowerCase()]?.requestBody;
      expect(body !== undefined, name).toBe(route.body !== undefined);
      const type = route.form ? "application/x-www-form-urlencoded" : "application/json";
      if (body) expect(Object.keys(body.content), name).toEqual([type]);
    }
    const signUp =
      document.paths["/api/events/{slug}/registrations"]?.post?.requestBody?.content["application/json"];
    expect(signUp?.schema).toMatchObject({
      type: "object",
      properties: { email: { type: "string" }, consents: { type: "object" } },
      required: expect.arrayContaining(["firstName", "lastName", "email", "consents"]),
    });
  });

  it("describes every answer: JSON by a schema that is there, files by their media types", () => {
    for (const { method, path, answer } of routes) {
      const name = `${method} ${path}`;
      const success = document.paths[path]?.[method.toLowerCase()]?.responses[String(answer.status)];
      const types = answer.json ? [answer.jsonType ?? "application/json"] : [answer.file ?? []].flat();
      expect(Object.keys(success?.content ?? {}), name).toEqual(types);
      for (const [type, { schema }] of Object.entries(success?.content ?? {})) {
        const expected = answer.json
          ? { $ref: `#/components/schemas/${answer.json}` }
          : /^text\/|xml$/.test(type)
            ? { type: "string" }
            : { type: "string", format: "binary" };
        expect(schema, `${name} ${type}`).toEqual(expected);
      }
    }
    expect(Object.keys(document.components.schemas).toSorted()).toEqual(Object.keys(answers).toSorted());
    expect(document.paths["/api/check-in/{token}/app.webmanifest"]?.get?.responses["200"]?.content).toEqual({
      "application/manifest+json": { schema: { $ref: "#/components/schemas/CheckInManifest" } },
    });
  });

  it("describes every refusal by a code that has words in both languages", async () => {
    const languages = await Promise.all([loadError("pl"), loadError("en")]);
    for (const [name, { responses }] of operations()) {
      for (const [status, { content }] of Object.entries(responses)) {
        if (Number(status) < 400) continue;
        const { schema } = content?.["application/problem+json"] ?? {};
        const { allOf } = schema as {
          allOf: [{ $ref: string }, { properties: { code: { enum: string[] } } }];
        };
        expect(allOf[0].$ref, name).toBe("#/components/schemas/Problem");
        for (const code of allOf[1].properties.code.enum) {
          for (const { codes } of languages) expect(Object.keys(codes), `${name} ${status}`).toContain(code);
        }
      }
    }
  });

  it("points only at what is there", () => {
    const resolve = (pointer: string) =>
      pointer
        .replace(/^#\//, "")
        .split("/")
        .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
    const references = [...values(document)].filter(([at]) => at.endsWith("/$ref"));
    expect(references.length).toBeGreaterThan(100);
    for (const [at, pointer] of references) expect(resolve(String(pointer)), at).toBeDefined();
  });

  it("says which operations need a session", () => {
    expect(document.components.securitySchemes).toEqual({
      session: { type: "apiKey", in: "cookie", name: "__Host-zapisy" },
    });
    for (const [name, { security, "x-access": access }] of operations()) {
      expect(security, name).toEqual(access === "staff" ? [{ session: [] }] : []);
    }
  });

  it("says of every e-mail address, day, time and web address that it is one", () => {
    const formats: [RegExp, string][] = [
      [/^email$/, "email"],
      [/^(day|startsOn|endsOn|issuedOn|on|today)$/, "date"],
      [/^(opens|closes|changesUntil|beginsAt)$/, "date-time-local"],
      [/^([a-z]+At|at|begins|ends)$/, "date-time"],
      [/^(url|publicUrl|verifyUrl|onlineUrl)$/, "uri"],
    ];
    const seen = new Set<string>();
    for (const [at, value] of values(document)) {
      const [, name = ""] = /\/properties\/(\w+)$/.exec(at) ?? [];
      const { type, format } = value as { type?: unknown; format?: unknown };
      const expected = formats.find(([names]) => names.test(name))?.[1];
      if (!expected || type !== "string") continue;
      seen.add(expected);
      expect(format, at).toBe(expected);
    }
    expect([...seen].toSorted()).toEqual(["date", "date-time", "date-time-local", "email", "uri"]);
    const { properties } = document.components.schemas.AttendanceUnit as {
      properties: Record<string, { format?: string }>;
    };
    expect([properties.from?.format, properties.to?.format]).toEqual(["time-local", "time-local"]);
  });

  it("has only patterns that every language reads alike", () => {
    const patterns = [...values(document)].filter(
      ([at, value]) => at.endsWith("/pattern") && typeof value === "string",
    );
    expect(patterns.length).toBeGreaterThan(20);
    for (const [at, pattern] of patterns) {
      // Classes of Unicode, names of groups and looks behind are written differently or not at all elsewhere.
      expect(pattern, at).not.toMatch(/\\[pPkuxc]|\(\?(?!:)/);
      expect(() => new RegExp(String(pattern)), at).not.toThrow();
      expect(() => new RegExp(String(pattern), "u"), at).not.toThrow();
    }
    // A flag would be lost on the way: what the pattern then says is not what we do.
    for (const schema of [
      ...routes.flatMap(({ params, query, body }) => [params, query, body]),
      ...(Object.values(answers) as v.GenericSchema[]),
    ]) {
      for (const { path, schema: part } of schema ? schemasIn(schema) : []) {
        const { pipe = [] } = part as { pipe?: { type: string; requirement?: RegExp }[] };
        for (const { type, requirement } of pipe)
          if (type === "regex") expect(requirement?.flags, `${path.join(".")} ${requirement}`).toBe("");
      }
    }
  });

  it("says in words what no pattern says", () => {
    const signUp =
      document.paths["/api/events/{slug}/registrations"]?.post?.requestBody?.content["application/json"];
    expect(signUp?.schema).toMatchObject({
      properties: {
        lastName: {
          type: "string",
          maxLength: 80,
          minLength: 1,
          description: "At least one letter, of any script",
        },
      },
    });
    expect(document.components.schemas.CertificateTemplate).toMatchObject({
      properties: {
        numberPrefix: { description: "Letters and digits of any script; . / - from the second on" },
      },
    });
  });
});
