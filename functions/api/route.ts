import { AccessCodeSchema } from "@zapisy/core/access-code/schema";
import type { Access as NotedAccess, AccessKind } from "@zapisy/core/audit/schema";
import { ProfileNameSchema } from "@zapisy/core/export-profile/schema";
import { PartIdSchema } from "@zapisy/core/shared/field";
import { MissedBySchema } from "@zapisy/core/undelivered/schema";
import { MessageOwnerSchema } from "@zapisy/core/message/schema";
import { MailKindSchema, MailTextOwnerSchema } from "@zapisy/core/mail-text/schema";
import { UnitIdSchema } from "@zapisy/core/attendance/schema";
import { LIMITS, type Limit, type LimitKind } from "@zapisy/core/limit/rules";
import { DomainError } from "@zapisy/core/shared/error";
import type { Actor, StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import type { IdPrefix } from "@zapisy/core/shared/id";
import type { Context as HonoContext } from "hono";
import * as v from "valibot";
import type { Deps } from "../deps.ts";
import type * as answers from "./answers.ts";
import { toIssues } from "./errors.ts";

/** Who may call a route: anybody, the holder of a link, or staff with a session. */
export type Access = "public" | "link" | "staff";

/** Name of the schema of an answer in answers.ts, which only the OpenAPI document and tests load. */
export type AnswerName = keyof typeof answers;
/** What an answer of that name holds. */
export type AnswerOf<Name extends AnswerName> = v.InferOutput<(typeof answers)[Name]>;

/** What a route answers when it succeeds. */
export interface AnswerSpec {
  status: 200 | 201 | 202 | 204;
  description: string;
  /** JSON body by its schema's name, or a file by the media types that it may be of; neither: no body. */
  json?: AnswerName;
  file?: string | readonly string[];
  /** Media type of JSON that has one of its own. */
  jsonType?: `application/${string}+json`;
}

/** What a handler is given. */
export interface RouteInput<Acting extends Actor, Params, Query, Body> {
  deps: Deps;
  ctx: Context<Acting>;
  params: Params;
  query: Query;
  body: Body;
  idempotencyKey: string | undefined;
  /** The request itself, for cookies. */
  c: HonoContext;
}

interface Answered {
  body?: unknown;
  headers?: Record<string, string>;
  status?: AnswerSpec["status"];
}

/** A file that is traced with the profile by which it was made. */
interface ProfiledFile {
  file: Response;
  profile: NonNullable<NotedAccess["profile"]>;
}

/** What a handler answers: the body that its JSON has to be, or a whole response for files. */
export type RouteOutput<Body = never> =
  | (Answered & ([Body] extends [never] ? unknown : { body: Body }))
  | Response
  | ProfiledFile;

/** A route as the application, the OpenAPI document and the security tests see it. */
export interface Route {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With parameters in braces, as in OpenAPI. */
  path: string;
  summary: string;
  access: Access;
  params?: v.GenericSchema;
  query?: v.GenericSchema;
  body?: v.GenericSchema;
  /**
   * The body comes as a form, from programs of mail that know no JSON and say they are any page: what such a route does hangs on
   * the secret in its path alone.
   */
  form?: true;
  /**
   * Whether pages of any origin may read the answer: for what verifiers of credentials ask, which run in browsers too.
   * Never with cookies.
   */
  readableAnywhere?: true;
  /** Takes an `Idempotency-Key`: the same request twice gives the first answer. */
  idempotent?: boolean;
  answer: AnswerSpec;
  /**
   * The limits by which its tries are counted and refused (`core/limit`); their codes join `errors`. Whatever writes
   * without a session has some, or says in words why it needs none: `tests/api/route-table.test.ts` looks.
   */
  limits?: readonly LimitKind[] | string;
  /**
   * What the history is to say of an answer, where personal data leave by it or are read by name; it is noted before
   * the answer goes, and the history alone is written from the stream (docs/decisions/0040).
   */
  traced?(query: unknown, body: unknown): AccessKind | undefined;
  /** Whose data these are, where the path does not say it, by the answer, or by what was asked for. */
  tracedOf?(answer: unknown, asked: unknown): readonly string[];
  /**
   * Codes of the refusals that are this route's own, by status. That of staff without a session, of a body or a question that
   * cannot be read, and of a path that cannot exist follow from the rest (`openapi.ts`).
   */
  errors?: Partial<Record<401 | 403 | 404 | 409 | 410 | 422 | 429 | 503, string[]>>;
  handle(input: RouteInput<Actor, unknown, unknown, unknown>): Promise<RouteOutput>;
}

const Token = v.pipe(v.string(), v.maxLength(200));
const Handle = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));

/** What can stand in a path, by its name there. */
const PARAMS = {
  eventId: idParam("evt"),
  projectId: idParam("prj"),
  registrationId: idParam("reg"),
  certificateId: idParam("crt"),
  participantId: idParam("ptc"),
  entryId: idParam("sen"),
  indicatorId: idParam("ind"),
  snapshotId: idParam("snp"),
  resultId: idParam("res"),
  profileId: ProfileNameSchema,
  fileId: idParam("fil"),
  linkId: idParam("chk"),
  logoId: idParam("log"),
  holdId: idParam("hld"),
  messageId: idParam("msg"),
  /** Whose mails. */
  messageOwner: MessageOwnerSchema,
  missedBy: MissedBySchema,
  institutionId: idParam("ins"),
  importId: idParam("imp"),
  circularId: idParam("cir"),
  bulletinId: idParam("bul"),
  invitationId: idParam("inv"),
  staffId: idParam("stf"),
  delegationId: idParam("del"),
  /** Whose texts of mails. */
  textOwner: MailTextOwnerSchema,
  mailKind: MailKindSchema,
  unitId: UnitIdSchema,
  questionId: PartIdSchema,
  /** Of an event; of a closed one with its secret, or with a personal invitation. */
  slug: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,100}(~([\w-]{43}|[\w-]{95}))?$/)),
  accessCode: AccessCodeSchema,
  /** Of a personal link, of a contact's, or of a desk's. */
  token: Token,
  /** As it may be typed from paper; what cannot be one is counted like any other that does not exist. */
  code: Token,
  sessionId: Handle,
  passkeyId: Handle,
};
type ParamName = keyof typeof PARAMS;
type ParamsOf<Path extends string> = {
  [Name in Named<Path>]: Name extends ParamName ? v.InferOutput<(typeof PARAMS)[Name]> : never;
};

type Parsed<S extends v.GenericSchema | undefined> = S extends v.GenericSchema ? v.InferOutput<S> : undefined;
type ActorOf<A extends Access> = A extends "staff" ? StaffActor : Actor;

/** Names that stand in a path: of `/api/events/{slug}` it is `slug`. */
export type Named<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Named<Rest>
  : never;

/** Of a route what a client has to know; a type only, from which `contract.ts` makes that of the web's client. */
export interface Contract<
  Method extends Route["method"] = Route["method"],
  Path extends string = string,
  Query extends v.GenericSchema | undefined = v.GenericSchema | undefined,
  Body extends v.GenericSchema | undefined = v.GenericSchema | undefined,
  Name extends AnswerName = AnswerName,
> {
  method: Method;
  path: Path;
  query?: Query;
  body?: Body;
  answer: { json?: Name };
}

/** Describes a route: its words, its access and its schemas in one place, typed through to the handler and the client. */
export function defineRoute<
  const M extends Route["method"],
  const Path extends string,
  A extends Access,
  Q extends v.GenericSchema | undefined = undefined,
  B extends v.GenericSchema | undefined = undefined,
  const N extends AnswerName = never,
>(
  route: Omit<
    Route,
    "method" | "path" | "access" | "params" | "query" | "body" | "answer" | "traced" | "tracedOf" | "handle"
  > & {
    method: M;
    path: Path;
    access: A;
    query?: Q;
    body?: B;
    answer: AnswerSpec & { json?: N };
    traced?(query: Parsed<Q>, body: unknown): AccessKind | undefined;
    tracedOf?(answer: unknown, asked: unknown): readonly string[];
    handle(
      input: RouteInput<ActorOf<A>, ParamsOf<Path>, Parsed<Q>, Parsed<B>>,
    ): Promise<RouteOutput<NoInfer<AnswerOf<N>>>>;
  },
): Route & Contract<M, Path, Q, B, N> {
  const { limits, errors, path } = route;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as ParamName);
  const params =
    names.length === 0
      ? undefined
      : v.strictObject(Object.fromEntries(names.map((name) => [name, PARAMS[name]])));
  const refused = typeof limits === "object" ? { 429: limits.map(codeOfLimit) } : {};
  // The application parses with these very schemas before it calls the handler.
  return { ...route, params, errors: { ...errors, ...refused } };
}

function codeOfLimit(kind: LimitKind): string {
  const { code = "rate_limited" }: Limit = LIMITS[kind];
  return code;
}

/**
 * Parses one part of a request.
 * @throws DomainError request.invalid with the refused fields
 */
export function parse(schema: v.GenericSchema | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new DomainError("invalid", "request.invalid", { issues: toIssues(result.issues) });
}

/**
 * Parses the names in a path; a name that cannot exist is the same as one that does not.
 * @throws DomainError not_found
 */
export function parseParams(schema: v.GenericSchema | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new DomainError("not_found", "not_found");
}

/** A page's cursor as the client got it. */
export const CursorSchema = v.optional(
  v.pipe(v.string(), v.maxLength(2000, "field.too_long"), v.regex(/^[\w=+/-]*$/, "field.cursor")),
);

/** Whether a route is about nothing but the account of who asks. */
export function isOwnAccount({ path }: Route): boolean {
  return path === "/api/staff/me" || path.startsWith("/api/staff/me/");
}

/** A parameter that is an id of that kind. */
export function idParam<P extends IdPrefix>(prefix: P) {
  return v.pipe(
    v.string(),
    v.regex(new RegExp(`^${prefix}_[0-9A-Z]{26}$`)),
  ) as unknown as v.GenericSchema<`${P}_${string}`>;
}
