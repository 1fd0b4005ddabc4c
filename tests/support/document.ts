import * as answers from "@zapisy/functions/api/answers";
import { openApiDocument } from "@zapisy/functions/api/openapi";
import type { Route } from "@zapisy/functions/api/route";
import { routes } from "@zapisy/functions/api/routes";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import * as v from "valibot";

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
  security: Record<string, string[]>[];
}

/** The document that the API hands out. */
export const DOCUMENT = openApiDocument(routes, "https://zapisy.example") as unknown as OpenApi;

/** What was answered, as far as the document speaks of it. */
export interface Answered {
  status: number;
  headers: Headers;
  text: string;
}

// Formats that only we know, of times without a zone, have patterns beside them.
const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true, logger: false }));
ajv.addSchema(DOCUMENT, "document");
const ANSWERS = new Map(Object.entries(answers) as [string, v.GenericSchema][]);
const validators = new Map<string, ValidateFunction>();

/** What of a value is not as the document's schema of that name has it, and not as ours, which knows more rules. */
function departures(name: string, value: unknown): string[] {
  const validate = validators.get(name) ?? ajv.compile({ $ref: `document#/components/schemas/${name}` });
  validators.set(name, validate);
  validate(value);
  const own = v.safeParse(ANSWERS.get(name) ?? v.never(), value);
  return [
    ...(validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`),
    ...(own.issues ?? []).map((issue) => `${v.getDotPath(issue)}: ${issue.message}`),
  ];
}

/** The route that serves a request. */
export function routeOf(method: string, path: string): Route | undefined {
  const matches = routes.filter(
    (route) =>
      route.method === method &&
      new RegExp(`^${route.path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]*")}$`).test(path),
  );
  // A fixed path goes before one with a parameter in its place.
  return matches.find(({ path: own }) => own === path) ?? matches[0];
}

/** Codes that the document declares for a status of a route. */
export function declaredCodes(route: Pick<Route, "method" | "path">, status: number): string[] {
  const response = DOCUMENT.paths[route.path]?.[route.method.toLowerCase()]?.responses[String(status)];
  const schema = response?.content?.["application/problem+json"]?.schema as
    | { allOf: { properties?: { code?: { enum?: string[] } } }[] }
    | undefined;
  return schema?.allOf.flatMap(({ properties }) => properties?.code?.enum ?? []) ?? [];
}

/**
 * How an answer departs from what the document promises: a success from its status, media type and schema, a failure
 * from RFC 9457 and the declared codes. Empty when it does not, or when no route serves such a request.
 */
export function brokenPromises(method: string, path: string, answered: Answered): string[] {
  const route = routeOf(method, path);
  if (!route) return [];
  const found = answered.status < 400 ? brokenSuccess(route, answered) : brokenFailure(route, answered);
  return found.map((departure) => `${route.method} ${route.path} answered ${answered.status}: ${departure}`);
}

function brokenSuccess(route: Route, { status, headers, text }: Answered): string[] {
  const declared = DOCUMENT.paths[route.path]?.[route.method.toLowerCase()]?.responses[String(status)];
  if (!declared) return ["a status that is not declared"];
  if (!declared.content) return text === "" ? [] : ["a body where none is declared"];
  const type = (headers.get("content-type") ?? "").split(";")[0] ?? "";
  if (!Object.hasOwn(declared.content, type)) return [`${type || "no media type"}, which is not declared`];
  return route.answer.json ? departures(route.answer.json, JSON.parse(text)) : [];
}

function brokenFailure(route: Route, { status, headers, text }: Answered): string[] {
  // Says the API to whoever comes in beside the site, where the document's address does not lead.
  if (status === 403 && text.includes("request.not_through_site")) return [];
  if (declaredCodes(route, status).length === 0) return ["a status that is not declared"];
  if (headers.get("content-type") !== "application/problem+json") return ["no problem+json"];
  if (headers.get("cache-control") !== "private, no-store") return ["a failure that may be kept"];
  const problem = JSON.parse(text) as v.InferOutput<typeof answers.Problem>;
  const departed = departures("Problem", problem);
  if (departed.length > 0) return departed;
  return [
    ...(problem.status === status ? [] : [`status ${problem.status} in its body`]),
    ...(problem.type === `urn:zapisy:problem:${problem.code}` ? [] : [`type ${problem.type}`]),
    ...(problem.requestId === headers.get("x-request-id") ? [] : ["another request's id"]),
    ...(declaredCodes(route, status).includes(problem.code)
      ? []
      : [`${problem.code}, which is not declared`]),
  ];
}

/** An application whose every answer is held against the document: one that departs from it is thrown as an error. */
export function heldToDocument<App extends { fetch: (...args: never[]) => Response | Promise<Response> }>(
  app: App,
): App {
  const answer = app.fetch.bind(app) as (request: Request, ...rest: unknown[]) => Promise<Response>;
  const fetch = async (request: Request, ...rest: unknown[]) => {
    const response = await answer(request, ...rest);
    const { status, headers } = response;
    const { pathname } = new URL(request.url);
    const text = await textOf(response.clone());
    const broken = brokenPromises(request.method, pathname, { status, headers, text });
    if (broken.length > 0) throw new Error(broken.join("\n"));
    return response;
  };
  // `request` of a Hono application calls its `fetch`.
  return Object.assign(app, { fetch });
}

/** The text of an answer, whether it came compressed or not. */
export async function textOf(response: Response): Promise<string> {
  if (response.headers.get("content-encoding") !== "gzip") return response.text();
  const { gunzipSync } = await import("node:zlib");
  return gunzipSync(await response.arrayBuffer()).toString("utf8");
}
