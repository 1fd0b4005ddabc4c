import type { SnapshotView } from "./answer.ts";
import type { SnapshotDeps } from "./deps.ts";
import type { Snapshot } from "./schema.ts";

/** Closed periods as they are answered, with the names of those who closed and withdrew them. */
export async function toViews(
  { namesOf }: Pick<SnapshotDeps, "namesOf">,
  all: readonly Snapshot[],
): Promise<SnapshotView[]> {
  const names = await namesOf(
    all.flatMap(({ closedBy, withdrawn }) => [closedBy, withdrawn?.by ?? []].flat()),
  );
  return all.map((snapshot) => {
    const { snapshotId, number, name, from, to, note, sha256, bytes, closedAt, closedBy, withdrawn } =
      snapshot;
    return {
      snapshotId,
      number,
      name,
      from,
      to,
      note,
      sha256,
      bytes,
      closedAt,
      closedBy: names.get(closedBy),
      withdrawn: withdrawn && { ...withdrawn, by: names.get(withdrawn.by) },
    };
  });
}

/** One closed period as it is answered. */
export async function toView(deps: Pick<SnapshotDeps, "namesOf">, snapshot: Snapshot): Promise<SnapshotView> {
  const [view] = await toViews(deps, [snapshot]);
  if (!view) throw new Error("Of one there is one.");
  return view;
}
