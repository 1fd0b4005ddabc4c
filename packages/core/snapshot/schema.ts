import * as v from "valibot";
import type { ProjectId } from "../project/schema.ts";
import { DaySchema, optionalPrintedParagraphs, printedLine, printedReason } from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import type { Day, Instant } from "../shared/time.ts";

/** Ids of snapshots: what a project had come to at the end of a period. */
export type SnapshotId = Id<"snp">;

/** How many periods are closed in a project at most, withdrawn ones too. */
export const MAX_SNAPSHOTS = 120;

/** A period as staff close it. */
export const SnapshotInputSchema = v.pipe(
  v.strictObject({
    /** As the claim is called: "Wniosek o płatność nr 3". */
    name: printedLine(120),
    from: DaySchema,
    /** The last day: what was given by its end counts. */
    to: DaySchema,
    note: optionalPrintedParagraphs(1_000),
  }),
  v.forward(
    v.check(({ from, to }) => from <= to, "snapshot.order"),
    ["to"],
  ),
);
/** A period as staff close it. */
export type SnapshotInput = v.InferOutput<typeof SnapshotInputSchema>;

/** Why a closed period does not stand. */
export const SnapshotWithdrawalSchema = v.strictObject({ reason: printedReason(300) });

/** Against what the numbers of a closed period are held: those of now, or those of the closed period before. */
export const COMPARED_WITH = ["now", "previous"] as const;
/** One of these. */
export type ComparedWith = (typeof COMPARED_WITH)[number];

/** A period that was closed; what it came to is in its file. */
export interface Snapshot {
  snapshotId: SnapshotId;
  projectId: ProjectId;
  /** The first of a project is 1; none is left out. */
  number: number;
  name: string;
  from: Day;
  to: Day;
  note?: string;
  /** Of the file, in hexadecimal. */
  sha256: string;
  bytes: number;
  closedAt: Instant;
  /** `staff:stf_…` */
  closedBy: string;
  /** It does not stand: closed wrongly, and kept. */
  withdrawn?: { reason: string; at: Instant; by: string };
}
