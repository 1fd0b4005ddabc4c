import * as v from "valibot";

/** What of a schema tells how it is built; which of them are there depends on its type. */
interface Parts {
  type: string;
  pipe?: readonly Parts[];
  entries?: Record<string, Parts>;
  wrapped?: Parts;
  item?: Parts;
  key?: Parts;
  value?: Parts;
  options?: readonly unknown[];
}

/** A schema and all that it is built of, each with the names that lead to it. */
export function* schemasIn(
  schema: v.GenericSchema,
  path: readonly string[] = [],
): Generator<{ path: readonly string[]; type: string; schema: v.GenericSchema }> {
  const parts = schema as unknown as Parts;
  yield { path, type: parts.type, schema };
  for (const [name, part] of partsOf(parts)) {
    yield* schemasIn(part as unknown as v.GenericSchema, name === undefined ? path : [...path, name]);
  }
}

function partsOf({
  type,
  entries,
  wrapped,
  item,
  key,
  value,
  options,
}: Parts): [string | undefined, Parts][] {
  return [
    ...Object.entries(entries ?? {}),
    ...[wrapped, item, value].flatMap((part): [string | undefined, Parts][] =>
      part ? [[part === item ? "0" : part === value ? "*" : undefined, part]] : [],
    ),
    ...(key ? [["*", key] as [string, Parts]] : []),
    // A picklist has options too, which are values.
    ...(type === "union" || type === "variant" || type === "intersect"
      ? (options ?? []).map((part): [undefined, Parts] => [undefined, part as Parts])
      : []),
  ];
}

/** Names that lead to the objects in a value whose fields its schema names, the value itself included. */
export function* objectsIn(
  schema: v.GenericSchema,
  value: unknown,
  path: readonly string[] = [],
): Generator<readonly string[]> {
  const parts = schema as unknown as Parts;
  if (typeof value !== "object" || value === null) return;
  if (parts.entries) yield path;
  for (const [name, part] of partsOf(parts)) {
    const inner = part as unknown as v.GenericSchema;
    if (name === undefined) {
      if (parts.wrapped || v.is(inner, value)) yield* objectsIn(inner, value, path);
    } else if (name === "0" && Array.isArray(value)) {
      for (const [index, item] of value.entries()) yield* objectsIn(inner, item, [...path, String(index)]);
    } else if (name !== "*" && name in value) {
      yield* objectsIn(inner, (value as Record<string, unknown>)[name], [...path, name]);
    }
  }
}

/** Fields that name something which must be so: they are as in the example. */
const REFERENCES = new Set([
  "version",
  "pickUpPoint",
  "unitId",
  "optionId",
  "bytes",
  "accessCode",
  "round",
  "scores",
  "perInstitution",
  "from",
  "to",
  "places",
  "questionId",
  "supportId",
]);

/** Longest of what people write: three bytes a letter, so that nobody counts letters where bytes are meant. */
const LETTERS = ["字", "ა", "ж", "a"];

/**
 * The largest value that a schema accepts, as far as it can be told: the longest texts, the longest lists, the
 * greatest numbers, with every optional part. Where only certain words will do (ids, days, references) it is that of
 * the `example`, or nothing. `scale` makes all of it that much shorter.
 */
export function largest(schema: v.GenericSchema, example: unknown, scale = 1): unknown {
  const parts = schema as unknown as Parts;
  const fits = (value: unknown) => v.is(schema, value);
  const inner = (part: Parts, of: unknown) => largest(part as unknown as v.GenericSchema, of, scale);
  // What is made of parts that fit need only be looked at where the whole has rules of its own, or lacks a part.
  const keep = (value: unknown, isWhole = false) => (isWhole || fits(value) ? value : example);
  if (parts.entries) {
    const own = (example ?? {}) as Record<string, unknown>;
    const fields = Object.entries(parts.entries).map(
      ([name, part]) => [name, REFERENCES.has(name) ? own[name] : inner(part, own[name])] as const,
    );
    const known = fields.filter(([, value]) => value !== undefined);
    return keep(Object.fromEntries(known), !parts.pipe && known.length === fields.length);
  }
  if (parts.wrapped) {
    const value = inner(parts.wrapped, example);
    return keep(value, value !== undefined && !parts.pipe);
  }
  if (parts.item) {
    const own = Array.isArray(example) ? (example as unknown[]) : [];
    const limit = limitOf(parts, "max_length") ?? own.length;
    const made = inner(parts.item, own[0]);
    if (made === undefined) return example;
    const count = Math.max(own.length, Math.floor(limit * scale));
    return keep(
      Array.from({ length: count }, (_, index) =>
        // Those that no example has are all alike.
        distinct(index < own.length ? inner(parts.item as Parts, own[index]) : made, index),
      ),
    );
  }
  if (parts.type === "union" || parts.type === "variant") {
    const made = (parts.options ?? []).map((option) => inner(option as Parts, example)).filter(fits);
    return made.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0] ?? example;
  }
  if (parts.type === "string") {
    const length = Math.max(1, Math.floor((limitOf(parts, "max_length") ?? 0) * scale));
    return LETTERS.map((letter) => letter.repeat(length)).find(fits) ?? example;
  }
  if (parts.type === "number") return keep(limitOf(parts, "max_value"));
  if (parts.type === "boolean") return true;
  return example;
}

/** Entries of a list whose ids must differ. */
function distinct(value: unknown, index: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, part]): [string, unknown] => [
    name,
    /^(item|group|option|question|answer)Id$/.test(name) ? `${String(part)}${index}` : distinct(part, index),
  ]);
  return Array.isArray(value)
    ? value.map((part: unknown) => distinct(part, index))
    : Object.fromEntries(entries);
}

/** The narrowest limit of that kind among all checks of a schema. */
function limitOf({ pipe = [] }: Parts, type: "max_length" | "max_value"): number | undefined {
  const limits = pipe.flatMap((part) => {
    const { type: own, requirement } = part as Parts & { requirement?: unknown };
    const nested = part.pipe ? limitOf(part, type) : undefined;
    return own === type && typeof requirement === "number"
      ? [requirement]
      : nested === undefined
        ? []
        : [nested];
  });
  return limits.length > 0 ? Math.min(...limits) : undefined;
}
