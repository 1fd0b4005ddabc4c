import { EVIDENCE_ATTEMPTS, evidenceKey, type KeptEvidence } from "@zapisy/core/file";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import { hasAccess, toActor, type StaffId } from "@zapisy/core/staff";
import { createHash } from "node:crypto";
import { Transform, pipeline } from "node:stream";
import type { Deps } from "../deps.ts";
import { causeText } from "../log.ts";
import { streamHandler } from "./follow-stream.ts";

/** Progress is written at most this often: it is for people who watch. */
const TELL_EVERY_MS = 1_000;

/**
 * Puts the evidence of an event together once somebody has asked for it. Nothing is there until all of it is; whatever
 * ends it half-way, the record comes again, and a later attempt takes the place of an earlier one, which then finds its
 * own notes refused. Two attempts never write to one key.
 */
export function buildEvidence(deps: Deps) {
  const { files } = deps.stores;

  return streamHandler(deps, "build-evidence", ["evidence"], async ({ after }) => {
    const asked = after && files.evidenceFromImage(after);
    if (asked?.state !== "waiting") return;
    const found = await files.findEvidence(asked.eventId);
    // Done already, or somebody asked anew.
    if (!found || found.evidenceId !== asked.evidenceId) return;
    if (found.state !== "waiting" && found.state !== "building") return;
    if (found.attempt >= EVIDENCE_ATTEMPTS) {
      await fail(found);
      return;
    }
    const evidence: KeptEvidence = {
      ...found,
      state: "building",
      attempt: found.attempt + 1,
      progress: { done: 0, total: 0 },
      touchedAt: deps.clock(),
    };
    if (!(await files.noteEvidence(evidence, found.attempt))) return;
    try {
      await build(evidence);
    } catch (cause) {
      // The last attempt ends in words; before that, the stream brings the record again.
      if (evidence.attempt < EVIDENCE_ATTEMPTS) throw cause;
      deps.log.error("evidence failed", {
        evidenceId: evidence.evidenceId,
        cause: causeText(cause),
      });
      await fail(evidence);
    }
  });

  async function fail(evidence: KeptEvidence): Promise<void> {
    const now = deps.clock();
    await files.noteEvidence(
      { ...evidence, state: "failed", failure: "evidence.failed", finishedAt: now, touchedAt: now },
      evidence.attempt,
    );
  }

  async function build(evidence: KeptEvidence): Promise<void> {
    await deps.readSecrets();
    const [{ evidenceEntries }, { archiveTotal, evidenceArchive }, { loadEvidence }] = await Promise.all([
      import("../document/evidence.ts"),
      import("@zapisy/documents/evidence-archive"),
      import("@zapisy/words/file/evidence"),
    ]);
    const staffId = evidence.requestedBy.slice("staff:".length) as StaffId;
    const staff = await deps.stores.staff.find(staffId);
    if (!staff || !hasAccess(staff, deps.clock())) throw new Error(`${staffId} does not work here any more`);
    // With the rights of whoever asked, as they are now.
    const ctx: Context<StaffActor> = deps.context(toActor(staff), evidence.evidenceId);
    const entries = await evidenceEntries(deps, ctx, evidence.eventId, staff.locale);
    const total = archiveTotal(entries.length);
    const words = (await loadEvidence(staff.locale)).manifest;

    let told = -Infinity;
    let telling: Promise<unknown> = Promise.resolve();
    let isMine = true;
    const tell = (done: number) => {
      if (performance.now() - told < TELL_EVERY_MS) return;
      told = performance.now();
      const note = { ...evidence, progress: { done, total }, touchedAt: deps.clock() };
      const before = telling;
      telling = (async () => {
        await before;
        try {
          isMine = await files.noteEvidence(note, evidence.attempt);
        } catch (cause) {
          // Nobody needs this note: the next one says more, and the last one is the one that counts.
          deps.log.warn("progress not noted", { evidenceId: evidence.evidenceId, cause: causeText(cause) });
        }
        if (!isMine) archive.destroy(new Error("Another attempt has taken over."));
      })();
    };
    const archive = evidenceArchive({ entries, at: new Date(ctx.now), words, onProgress: tell });
    tell(0);

    const hash = createHash("sha256");
    let bytes = 0;
    const counted = new Transform({
      transform(chunk: Uint8Array, _, done) {
        hash.update(chunk);
        bytes += chunk.byteLength;
        done(null, chunk);
      },
    });
    pipeline(archive, counted, () => {
      // What went wrong reaches the bucket's adapter through the stream that it reads.
    });
    try {
      await deps.bucket.putStream(
        evidenceKey(evidence.evidenceId, evidence.attempt),
        counted,
        "application/zip",
      );
    } catch (cause) {
      archive.destroy();
      await telling;
      if (!isMine) return;
      throw cause;
    }
    await telling;
    const now = deps.clock();
    await files.noteEvidence(
      {
        ...evidence,
        state: "ready",
        progress: { done: total, total },
        bytes,
        sha256: hash.digest("hex"),
        finishedAt: now,
        touchedAt: now,
      },
      evidence.attempt,
    );
  }
}
