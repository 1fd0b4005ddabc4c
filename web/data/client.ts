import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import type { Api } from "@zapisy/functions/api/contract";
import { noteServerTime } from "./clock.ts";
import { rendering, takeAsked } from "./rendered.ts";

/** A field that the server refused: its dotted path in the body and the code of the reason. */
export interface ApiIssue {
  path: string;
  code: string;
  limit?: number | string;
  character?: string;
  /** The row of a table, 1 = its first. */
  row?: number;
  words?: LocalizedText;
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

/** What can be done with a path. */
export type Method = keyof Api;
/** Paths with which that can be done. */
export type PathOf<M extends Method> = keyof Api[M] & string;
type Takes<M extends Method, Path extends PathOf<M>> = Api[M][Path] extends { takes: infer Taken }
  ? Taken
  : never;

/** What comes back. */
export type Answer<M extends Method, Path extends PathOf<M>> = Api[M][Path] extends { gives: infer Given }
  ? Given
  : never;
/** What a list is asked for, but for the page. */
export type Question<Path extends PathOf<"GET">> =
  Takes<"GET", Path> extends { query?: infer Query } ? Omit<NonNullable<Query>, "cursor"> : never;

/** An argument that may be left out where all of it may. */
type Argument<T> = Record<never, never> extends T ? [argument?: T] : [argument: T];

/** What goes with a request: what its route takes, and how it is sent. */
export type RequestOptions<M extends Method, Path extends PathOf<M>> = Argument<
  Takes<M, Path> & {
    /** Makes a repeated command give the first answer again; one key per press of a button (`newKey`). */
    idempotencyKey?: string;
    signal?: AbortSignal;
  }
>;

interface Parts {
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
}

/** As {@link RequestOptions}, of whatever route. */
interface Sent extends Parts {
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** The address of a route, for links and downloads: names in it are filled in, and what is not asked for is left out. */
export function address<Path extends PathOf<"GET">>(
  path: Path,
  ...[parts]: Argument<Takes<"GET", Path>>
): string {
  return filled(path, parts as Parts | undefined);
}

function filled(path: string, { params = {}, query = {} }: Parts = {}): string {
  const asked = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const search = new URLSearchParams(asked).toString();
  const filledIn = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  return search ? `${filledIn}?${search}` : filledIn;
}

/**
 * Asks the API and gives back the answer's JSON; `undefined` for an answer without a body (204). The table of routes says
 * which requests there are, what goes with each and what comes back: `request("GET", "/api/events/{slug}", { params })`.
 *
 * How it goes together with `@solidjs/router` 1.0.0, which differs from what most texts about it say:
 * - Reads: `const getEvent = query((slug: string) => request("GET", "/api/events/{slug}", { params: { slug } }), "event")`
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
export async function request<M extends Method, Path extends PathOf<M>>(
  method: M,
  path: Path,
  ...[options]: RequestOptions<M, Path>
): Promise<Answer<M, Path>> {
  const { body, idempotencyKey, signal, ...parts }: Sent = options ?? {};
  const headers = new Headers({ accept: "application/json" });
  if (body !== undefined) headers.set("content-type", "application/json");
  if (idempotencyKey) headers.set("idempotency-key", idempotencyKey);

  const init: RequestInit = { method, headers, credentials: "same-origin", signal };
  if (body !== undefined) init.body = JSON.stringify(body);

  let response: Response;
  try {
    const filledIn = filled(path, parts);
    const asked = rendering()?.ask(filledIn) ?? (method === "GET" ? takeAsked(filledIn) : undefined);
    response = await (asked ?? fetch(filledIn, init));
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError(0, "network.offline", {}, { cause });
  }

  noteServerTime(response.headers);
  if (response.status === 204) return undefined as Answer<M, Path>;
  const isJson = /^application\/(problem\+)?json\b/.test(response.headers.get("content-type") ?? "");
  let answer: unknown;
  try {
    answer = isJson ? await response.json() : undefined;
  } catch (cause) {
    throw new ApiError(response.status, "network.unreadable", {}, { cause });
  }
  if (response.ok && isJson) return answer as Answer<M, Path>;
  const problem = (answer ?? {}) as Problem;
  throw new ApiError(response.status, problem.code ?? "network.unreadable", problem);
}

/** A fresh idempotency key; made once per form or per press, and kept for the retries. */
export function newKey(): string {
  // Not `randomUUID`: browsers have it on https only, and a phone in the same network tries this without.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
