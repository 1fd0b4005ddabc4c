import { noteServerTime } from "./clock.ts";

/** A field that the server refused: its dotted path in the body and the code of the reason. */
export interface ApiIssue {
  path: string;
  code: string;
  limit?: number | string;
  character?: string;
}

/** The body of an error answer (`application/problem+json`, RFC 9457). */
interface Problem {
  title?: string;
  code?: string;
  requestId?: string;
  issues?: ApiIssue[];
  [fact: string]: unknown;
}

/**
 * An answer of the API that is not a success, or no answer at all.
 *
 * `code` is `noun.reason` as the server gave it, `network.offline` when no answer came (status 0), and
 * `network.unreadable` when the answer was not one of ours. `requestId` is worth showing: the operator
 * finds the log line by it.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly issues: ApiIssue[];
  /** The whole problem, for facts that go with some codes (for example the current version on a conflict). */
  readonly problem: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, problem: Problem = {}, options?: ErrorOptions) {
    super(problem.title ?? code, options);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.requestId = problem.requestId;
    this.issues = problem.issues ?? [];
    this.problem = problem;
  }
}

/** What may go with a request. */
export interface RequestOptions {
  /** Sent as JSON. */
  body?: unknown;
  /** Makes a repeated command give the first answer again; one key per press of a button (`newKey`). */
  idempotencyKey?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * Asks the API and gives back the answer's JSON; `undefined` for an answer without a body (204).
 *
 * How it goes together with `@solidjs/router` 1.0.0, which differs from what most texts about it say:
 * - Reads: `const getEvent = query((slug: string) => request<EventView>("GET", `/api/events/${slug}`), "event")`
 *   outside any component, `const event = createAsync(() => getEvent(params.slug))` inside one. `cache` and
 *   `load` are the old names of `query` and `preload`. Answers are shared for 5 s after a preload and up to
 *   3 min for back and forward; reading before the answer is there suspends, an error goes to the nearest
 *   `ErrorBoundary`. `createResource` around a `query` would miss revalidation.
 * - Preload: name `preload: ({ params }) => void getEvent(params.slug ?? "")` in the route table, so that the
 *   data and the page's code are fetched at the same time. It also runs when a link is hovered.
 * - Writes: `const publish = action(async (id: string) => { … })`, called by `useAction(publish)(id)`, which
 *   rejects when the request fails. In a `<form action={…} method="post">` the error is only in
 *   `useSubmission(publish).error`. An action that returns plain data (or nothing) invalidates **every** live
 *   query; return `json(data, { revalidate: getEvent.keyFor(slug) })` to name what changed.
 * - `throw redirect("/staff/sign-in")` works in both. A submission whose action returned nothing disappears
 *   at once, so return something when its outcome is to be shown.
 * - `revalidate(getEvent.key)` fetches again without showing a fallback (it runs as a transition).
 *
 * @throws ApiError for every answer outside 200–299 and when there is no answer
 * @throws DOMException `AbortError` when `signal` was aborted
 */
export async function request<T>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  options: RequestOptions = {},
): Promise<T> {
  const headers = new Headers({ accept: "application/json", ...options.headers });
  if (options.body !== undefined) headers.set("content-type", "application/json");
  if (options.idempotencyKey) headers.set("idempotency-key", options.idempotencyKey);

  const init: RequestInit = { method, headers, credentials: "same-origin", signal: options.signal };
  if (options.body !== undefined) init.body = JSON.stringify(options.body);

  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError(0, "network.offline", {}, { cause });
  }

  noteServerTime(response.headers.get("server-time"));
  if (response.status === 204) return undefined as T;
  const isJson = /^application\/(problem\+)?json\b/.test(response.headers.get("content-type") ?? "");
  let answer: unknown;
  try {
    answer = isJson ? await response.json() : undefined;
  } catch (cause) {
    throw new ApiError(response.status, "network.unreadable", {}, { cause });
  }
  if (response.ok && isJson) return answer as T;
  const problem = (answer ?? {}) as Problem;
  throw new ApiError(response.status, problem.code ?? "network.unreadable", problem);
}

/** A fresh idempotency key; made once per form or per press, and kept for the retries. */
export function newKey(): string {
  // Not `randomUUID`: browsers have it on https only, and a phone in the same network tries this without.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
