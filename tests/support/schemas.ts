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
): Generator<{ path: readonly string[]; type: string }> {
  const parts = schema as unknown as Parts;
  yield { path, type: parts.type };
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
