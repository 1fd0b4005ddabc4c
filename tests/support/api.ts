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

/**
 * Calls the API in this process, which holds its answers against the document (tests/support/document.ts). A 500 is
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
  return { status: response.status, headers: response.headers, bytes, text, json };
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
