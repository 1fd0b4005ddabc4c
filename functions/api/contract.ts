import type { GenericSchema, InferInput } from "valibot";
import type { AnswerName, AnswerOf, Contract, Named } from "./route.ts";
import type { Routes } from "./routes.ts";

/** What a route takes, without the parts that it does not have. */
type Taken<Path extends string, Query, Body> = ([Named<Path>] extends [never]
  ? unknown
  : { params: Record<Named<Path>, string> }) &
  (Query extends GenericSchema ? Partial<Record<"query", InferInput<Query>>> : unknown) &
  (Body extends GenericSchema ? { body: InferInput<Body> } : unknown);

type Given<Name extends AnswerName> = [Name] extends [never] ? undefined : AnswerOf<Name>;

type Exchange<Route extends Contract> =
  Route extends Contract<infer _, infer Path, infer Query, infer Body>
    ? { takes: Taken<Path, Query, Body>; gives: Given<NonNullable<Route["answer"]["json"]>> }
    : never;

/**
 * What the API takes and gives, by method, then path, as the table of routes has it. The client of the web is typed by it;
 * nothing of it is there at run time, and nothing else of this side is known over there (docs/decisions/0055).
 */
export type Api = {
  [Method in Routes["method"]]: {
    [Route in Extract<Routes, { method: Method }> as Route["path"]]: Exchange<Route>;
  };
};
