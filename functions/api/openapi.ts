import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import * as answers from "./answers.ts";
import type { Route } from "./route.ts";
import { sessionCookie } from "./session.ts";

type JsonObject = Record<string, unknown>;

/** Turns a valibot schema into JSON Schema; checks that JSON Schema cannot say are left to the server. */
function jsonSchema(schema: GenericSchema): JsonObject {
  const { $schema: _, ...rest } = toJsonSchema(schema, {
    errorMode: "ignore",
    typeMode: "input",
  }) as JsonObject;
  return rest;
}

function isRequired(schema: JsonObject, name: string): boolean {
  return Array.isArray(schema.required) && schema.required.includes(name);
}

function parameters(schema: GenericSchema | undefined, place: "path" | "query"): JsonObject[] {
  if (!schema) return [];
  const json = jsonSchema(schema);
  return Object.entries((json.properties ?? {}) as Record<string, JsonObject>).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || isRequired(json, name),
    schema: property,
  }));
}

const IDEMPOTENCY_KEY = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "The same key with the same request gives the first answer again.",
  schema: { type: "string", minLength: 8, maxLength: 64 },
};

const ALWAYS = { 500: ["internal"], 503: ["unavailable"] };

function problems(route: Route): JsonObject {
  const own: Record<string, string[]> = {
    ...(route.body ? { 413: ["request.too_large"] } : {}),
    ...(route.method === "GET" ? {} : { 403: ["request.cross_site"] }),
    ...ALWAYS,
  };
  for (const [status, codes] of Object.entries(route.errors))
    own[status] = [...(own[status] ?? []), ...(codes ?? [])];
  if (route.params) own["404"] = [...new Set([...(own["404"] ?? []), "not_found"])];
  // Any route refuses what it does not know.
  const unreadable = ["request.invalid", ...(route.method === "GET" ? [] : ["request.malformed"])];
  own["422"] = [...new Set([...(own["422"] ?? []), ...unreadable])];
  return Object.fromEntries(
    Object.entries(own).map(([status, codes]) => [
      status,
      {
        description: codes.join(" · "),
        content: {
          "application/problem+json": {
            schema: {
              allOf: [{ $ref: "#/components/schemas/Problem" }, { properties: { code: { enum: codes } } }],
            },
          },
        },
      },
    ]),
  );
}

function operation(route: Route): JsonObject {
  const { answer } = route;
  const content = answer.json
    ? { "application/json": { schema: { $ref: `#/components/schemas/${answer.json}` } } }
    : answer.file
      ? { [answer.file]: { schema: { type: "string", format: "binary" } } }
      : undefined;
  return {
    operationId: `${route.method.toLowerCase()}${route.path
      .replace(/^\/api/, "")
      .replaceAll(/[^a-zA-Z0-9]+(\w)/g, (_, letter: string) => letter.toUpperCase())
      .replaceAll(/\W/g, "")}`,
    summary: route.summary,
    "x-access": route.access,
    ...(route.access === "staff" ? { security: [{ session: [] }] } : {}),
    parameters: [
      ...parameters(route.params, "path"),
      ...parameters(route.query, "query"),
      ...(route.idempotent ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: jsonSchema(route.body) } },
          },
        }
      : {}),
    responses: {
      [answer.status]: { description: answer.description, ...(content ? { content } : {}) },
      ...problems(route),
    },
  };
}

/** The API in OpenAPI 3.1, made from the routes that serve it. */
export function openApiDocument(routes: readonly Route[], publicUrl: string): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Zapisy",
      version: "1",
      description: "Event registration for publicly funded organisers. Lists are paged by an opaque cursor.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: sessionCookie(publicUrl) } },
      schemas: Object.fromEntries(
        Object.entries(answers).map(([name, schema]) => [name, jsonSchema(schema as GenericSchema)]),
      ),
    },
  };
}
