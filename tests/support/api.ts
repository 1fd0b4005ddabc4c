import * as answers from "@zapisy/functions/api/answers";
import { openApiDocument } from "@zapisy/functions/api/openapi";
import type { Route } from "@zapisy/functions/api/route";
import { routes } from "@zapisy/functions/api/routes";
import * as v from "valibot";
import { expect } from "vitest";
import type { World } from "./world.ts";

/** A request of a test. */
export interface ApiRequest {
  cookie?: string;
  /** Sent as JSON; a string is sent as it is. */
  body?: unknown;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** Network address that the connection comes from. */
  from?: string;
}

/** What the API answered. */
export interface ApiAnswer {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
  text: string;
  /** The parsed body of a JSON answer; undefined for files and empty answers. */
  json: unknown;
}

/** What an error says, but for the id of the request, which alone differs between two answers to the same. */
export interface ProblemBody {
  status: number;
  code: string;
  issues?: { path: string; code: string; limit?: number | string }[];
  [fact: string]: unknown;
}

/** The parts of the OpenAPI document that tests go by. */
export interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
  [part: string]: unknown;
}

/** One operation of the document. */
export interface Operation {
  operationId: string;
  "x-access": Route["access"];
  parameters: { name: string; in: string; required: boolean; schema: unknown }[];
  requestBody?: { required: boolean; content: Record<string, { schema: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>;
  security?: Record<string, string[]>[];
}

const ANSWERS = new Map(Object.entries(answers) as [string, v.GenericSchema][]);

/** The document that the API hands out. */
export const DOCUMENT = openApiDocument(routes, "https://zapisy.example") as unknown as OpenApi;

/**
 * Calls the API in this process and holds the answer against what its route promises: a success against
 * its status and schema, a failure against RFC 9457 and the codes that the document declares. A 500 is
 * always a failure of the test.
 */
export async function call(
  world: World,
  method: string,
  path: string,
  { cookie, body, query, headers, from }: ApiRequest = {},
): Promise<ApiAnswer> {
  const logged = world.logged.length;
  const search = query ? `?${new URLSearchParams(query).toString()}` : "";
  const request = {
    method,
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(cookie ? { cookie } : {}),
      ...headers,
    },
    body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
  };
  const connection = { incoming: { socket: { remoteAddress: from } } };
  const response = await world.api.request(`${path}${search}`, request, connection);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  const type = response.headers.get("content-type") ?? "";
  const json: unknown = /[/+]json/.test(type) && text ? JSON.parse(text) : undefined;
  if (response.status === 500)
    throw new Error(`${method} ${path}: ${JSON.stringify(world.logged.slice(logged))}`);
  const answer = { status: response.status, headers: response.headers, bytes, text, json };
  const route = routeOf(method, path);
  if (route) expectPromised(route, answer);
  return answer;
}

/** The problem that a failed call answered. */
export async function problemBody(answer: Promise<ApiAnswer>): Promise<ProblemBody> {
  const { status, json, text } = await answer;
  expect(status, text).toBeGreaterThanOrEqual(400);
  const { requestId: _, ...rest } = json as ProblemBody;
  return rest;
}

/** The body of a successful call, typed by the caller, checked by {@link call}. */
export async function bodyOf<T>(answer: Promise<ApiAnswer>): Promise<T> {
  const { status, json, text } = await answer;
  expect(status, text).toBeLessThan(300);
  return json as T;
}

/** A path with its parameters filled in. */
export function fillPath(path: string, params: Record<string, string>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${path} lacks ${name}`);
    return encodeURIComponent(value);
  });
}

/** The route that serves a request. */
function routeOf(method: string, path: string): Route | undefined {
  const matches = routes.filter(
    (route) =>
      route.method === method &&
      new RegExp(`^${route.path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]*")}$`).test(path),
  );
  // A fixed path goes before one with a parameter in its place.
  return matches.find(({ path: own }) => own === path) ?? matches[0];
}

function expectPromised(route: Route, { status, headers, json, text }: ApiAnswer): void {
  const name = `${route.method} ${route.path}`;
  if (status < 400) {
    expect(status, name).toBe(route.answer.status);
    if (route.answer.json) {
      const schema = ANSWERS.get(route.answer.json);
      if (!schema) throw new Error(`${route.answer.json} has no schema`);
      const result = v.safeParse(schema, json);
      expect(
        result.success ? [] : result.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`),
        name,
      ).toEqual([]);
    } else if (!route.answer.file) expect(text, name).toBe("");
    return;
  }
  expect(headers.get("content-type"), name).toBe("application/problem+json");
  expect(headers.get("cache-control"), name).toBe("private, no-store");
  const problem = v.parse(answers.Problem, json);
  expect([problem.status, problem.type, problem.requestId], name).toEqual([
    status,
    `urn:zapisy:problem:${problem.code}`,
    headers.get("x-request-id"),
  ]);
  expect(declaredCodes(route, status), `${name} declares its ${status} ${problem.code}`).toContain(
    problem.code,
  );
}

/** Codes that the document declares for a status of a route. */
export function declaredCodes(route: Pick<Route, "method" | "path">, status: number): string[] {
  const response = DOCUMENT.paths[route.path]?.[route.method.toLowerCase()]?.responses[String(status)];
  const schema = response?.content?.["application/problem+json"]?.schema as
    | { allOf: { properties?: { code?: { enum?: string[] } } }[] }
    | undefined;
  return schema?.allOf.flatMap(({ properties }) => properties?.code?.enum ?? []) ?? [];
}
