import { toJsonSchema, toJsonSchemaDefs, type ConversionConfig } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import * as answers from "./answers.ts";
import { isOwnAccount, type AnswerOf, type AnswerSpec, type Route } from "./route.ts";
import { sessionCookie } from "./session.ts";

type JsonObject = Record<string, unknown>;

/**
 * What the document says of rules that JSON Schema has no word for, or only one that not everybody reads (`\p{L}` stops
 * tools in Python), by the code of the refusal. Times have no seconds and no zone, which `time` and `date-time` want.
 */
const TOLD: Record<string, JsonObject> = {
  "field.day": { format: "date" },
  "field.time": { format: "time-local" },
  "field.wall_time": { format: "date-time-local" },
  "field.name": { description: "At least one letter, of any script" },
  "field.phone": { description: "Nine digits, or + with the country; an extension may follow" },
  "field.time_zone": { description: "A name of the IANA time zone database" },
  "certificate.number_prefix": { description: "Letters and digits of any script; . / - from the second on" },
};

/** JSON Schema as OpenAPI 3.1 has it; checks that it cannot say are left to the server. */
const CONVERSION: ConversionConfig = {
  target: "draft-2020-12",
  errorMode: "ignore",
  typeMode: "input",
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  overrideAction: ({ valibotAction, jsonSchema }) => {
    const { message } = valibotAction as { message?: unknown };
    return typeof message === "string" && Object.hasOwn(TOLD, message)
      ? { ...jsonSchema, ...TOLD[message] }
      : undefined;
  },
  // Said as a list of one: of a constant that may be left out, openapi-python-client makes code that cannot be read.
  overrideSchema: ({ valibotSchema, jsonSchema }) =>
    valibotSchema.type === "literal" && jsonSchema.const !== undefined
      ? { type: typeof jsonSchema.const as "string" | "number" | "boolean", enum: [jsonSchema.const] }
      : undefined,
};

/** Turns a valibot schema into JSON Schema. */
function jsonSchema(schema: GenericSchema): JsonObject {
  const { $schema: _, ...rest } = toJsonSchema(schema, CONVERSION) as JsonObject;
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
    ...(route.access === "staff" ? { 401: ["staff.not_signed_in"] } : {}),
    ...(route.method === "GET" || route.form ? {} : { 403: ["request.cross_site"] }),
    // Any route refuses what it does not know.
    422: ["request.invalid"],
    ...ALWAYS,
  };
  // What an admin may not do yet, where the installation asks for passkeys.
  if (route.access === "staff" && !isOwnAccount(route))
    own["403"] = [...(own["403"] ?? []), "staff.passkey_needed"];
  for (const [status, codes] of Object.entries(route.errors ?? {}))
    own[status] = [...(own[status] ?? []), ...(codes ?? [])];
  if (route.params) own["404"] = [...new Set([...(own["404"] ?? []), "not_found"])];
  if (route.method !== "GET" && !route.form) own["422"]?.push("request.malformed");
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

function isText(type: string): boolean {
  return type.startsWith("text/");
}

/** What a success carries; undefined when it is empty. */
function contentOf({ json, jsonType, file }: AnswerSpec): JsonObject | undefined {
  if (json) return { [jsonType ?? "application/json"]: { schema: { $ref: `#/components/schemas/${json}` } } };
  if (!file) return undefined;
  const schema = (type: string) => ({
    type: "string",
    ...(!isText(type) && { format: "binary" }),
  });
  return Object.fromEntries([file].flat().map((type) => [type, { schema: schema(type) }]));
}

function operation(route: Route): JsonObject {
  const { answer } = route;
  const content = contentOf(answer);
  return {
    operationId: `${route.method.toLowerCase()}${route.path
      .replace(/^\/api/, "")
      .replaceAll(/[^a-zA-Z0-9]+(\w)/g, (_, letter: string) => letter.toUpperCase())
      .replaceAll(/\W/g, "")}`,
    summary: route.summary,
    "x-access": route.access,
    security: route.access === "staff" ? [{ session: [] }] : [],
    parameters: [
      ...parameters(route.params, "path"),
      ...parameters(route.query, "query"),
      ...(route.idempotent ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: {
              [route.form ? "application/x-www-form-urlencoded" : "application/json"]: {
                schema: jsonSchema(route.body),
              },
            },
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
export function openApiDocument(
  routes: readonly Route[],
  publicUrl: string,
): AnswerOf<"OpenApiDocument"> & JsonObject {
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
      schemas: toJsonSchemaDefs(answers as unknown as Record<string, GenericSchema>, CONVERSION),
    },
  };
}
