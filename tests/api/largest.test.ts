import type { Route } from "@zapisy/functions/api/route";
import { routes } from "@zapisy/functions/api/routes";
import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { call, fillPath } from "../support/api.ts";
import { ROUTE_EXAMPLES } from "../support/route-examples.ts";
import { largest, schemasIn } from "../support/schemas.ts";
import { createStage, type Stage } from "../support/stage.ts";

let stage: Stage;

const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const named = (list: readonly Route[]) => list.map((route) => [nameOf(route), route] as const);
const withBody = routes.filter(({ body }) => body);

/** Longer, greater and more than anything that anybody means. */
const ENDLESS: Record<string, readonly unknown[]> = {
  string: [
    ...["a", "A", "0", ".", "-", "2026-01-01T00:00:00.0"].map((letter) => letter.repeat(300_000)),
    "字".repeat(30_000),
  ],
  number: [2 ** 53, Number.MAX_VALUE, -Number.MAX_VALUE],
};

describe("what a request may carry", () => {
  it.each(named(routes))("has an end everywhere: %s", (_, { params, query, body }) => {
    for (const schema of [params, query, body].filter((one) => one !== undefined)) {
      for (const { path, type, schema: part } of schemasIn(schema)) {
        const at = `${path.join(".")} (${type})`;
        for (const value of ENDLESS[type] ?? []) expect(v.is(part, value), at).toBe(false);
        if (type === "array") {
          const { item } = part as unknown as { item: v.GenericSchema };
          expect(
            v.is(
              part,
              Array.from({ length: 20_001 }, () => largest(item, undefined, 0.01) ?? "a"),
            ),
            at,
          ).toBe(false);
          expect(limits(part), at).toBe(true);
        }
        if (type === "record") {
          const many = Object.fromEntries(Array.from({ length: 20_001 }, (__, index) => [`k${index}`, "a"]));
          expect(v.is(part, many), at).toBe(false);
        }
      }
    }
  });
});

/** Whether a list says how long it may be. */
function limits(schema: v.GenericSchema): boolean {
  const { pipe = [] } = schema as unknown as { pipe?: { type: string }[] };
  return pipe.some(({ type }) => type === "max_length");
}

/** What a device or a provider signed is the same at any size, or is no signature any more: how that is refused. */
const SIGNED: Record<string, string> = {
  "POST /api/staff/sign-in/passkey/verify": "staff.passkey_refused",
  "POST /api/staff/me/passkeys": "staff.passkey_refused",
  "POST /api/staff/sign-in/identity/verify": "staff.identity_refused",
};

describe("the largest request that is accepted", () => {
  // One for all: what a request stores is in an example's own event, or under its own name.
  beforeAll(async () => {
    stage = await createStage();
  });

  it.each(named(withBody))("is stored, or refused beside a field: %s", async (name, route) => {
    const { body: schema } = route;
    if (!schema) throw new Error(`${name} takes no body`);
    const attempt = async (scale: number) => {
      const example = await ROUTE_EXAMPLES[name]?.(stage);
      if (!example) throw new Error(`${name} has no example`);
      const { params = {}, ...request } = example;
      const body = largest(schema, request.body, scale);
      const { status, json, text } = await call(stage.world, route.method, fillPath(route.path, params), {
        cookie: stage.cookies.admin,
        ...request,
        body,
      });
      if (status === 422) expect((json as { issues: unknown[] }).issues, text.slice(0, 500)).not.toEqual([]);
      if (SIGNED[name] && (json as { code?: string }).code === SIGNED[name]) return 200;
      return status < 300 ? status : `${status} ${text.slice(0, 300)}`;
    };
    const outcomes: (string | number)[] = [];
    // `call` fails for an answer of 500, whatever the size.
    for (const scale of [1, 0.5, 0.25, 0.1, 0.02]) {
      outcomes.push(await attempt(scale));
      if (Number(outcomes.at(-1)) < 300) break;
    }
    expect(Number(outcomes.at(-1)), String(outcomes)).toBeLessThan(300);
  });
});
