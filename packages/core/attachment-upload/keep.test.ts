import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bucket } from "../file/index.ts";
import { fileKey } from "../file/rules.ts";
import { checkedKey } from "../attachment/rules.ts";
import type { Attachment } from "../attachment/schema.ts";
import { changedAttachments, settleAttachments } from "./keep.ts";

const REGISTRATION = "reg_1" as const;
const FILES = ["fil_a", "fil_b", "fil_c"] as const;

/** A bucket in memory that fails when it is told to. */
function createMemory() {
  const objects = new Set<string>(FILES.map(checkedKey));
  let failsIn = Infinity;
  const step = () => {
    failsIn -= 1;
    if (failsIn === 0) throw new Error("the connection was lost");
  };
  const bucket = {
    head: (key: string) => (step(), Promise.resolve(objects.has(key) ? { bytes: 1, type: "" } : undefined)),
    copy(from: string, to: string) {
      step();
      if (!objects.has(from)) return Promise.resolve(false);
      objects.add(to);
      return Promise.resolve(true);
    },
    delete: (key: string) => (step(), objects.delete(key), Promise.resolve()),
  } as unknown as Bucket;
  return {
    bucket,
    failIn: (count: number) => (failsIn = count),
    kept: () => [...objects].filter((key) => key.startsWith("files/")).toSorted(),
  };
}

const named = (ids: readonly string[]) => ({
  registrationId: REGISTRATION,
  attachments: Object.fromEntries(
    ids.map((fileId, index) => [`q${index}`, { fileId } as unknown as Attachment]),
  ),
});
type Holder = ReturnType<typeof named>;

/** What a registration named, version by version, and how its records come: in order, some of them again at the end. */
const life = fc.record({
  versions: fc.array(fc.subarray([...FILES]), { minLength: 1, maxLength: 6 }),
  again: fc.array(fc.nat(5), { maxLength: 6 }),
  fails: fc.integer({ min: 1, max: 12 }),
});

/** Plays a life through a handler that is given what a record says and what is there now. */
async function play(
  { versions, again, fails }: { versions: string[][]; again: number[]; fails: number },
  nowOf: (record: Holder, current: Holder) => Holder,
) {
  const { bucket, failIn, kept } = createMemory();
  const states = versions.map(named);
  const handle = async (index: number, current: Holder) => {
    const after = states[index] as Holder;
    const ids = changedAttachments(states[index - 1], after);
    await settleAttachments(bucket, REGISTRATION, nowOf(after, current), ids);
  };
  const last = states.at(-1) as Holder;
  failIn(fails);
  for (const index of [...states.keys(), ...again.filter((each) => each < states.length)]) {
    // The stream may be behind: the registration is where it is by then.
    await handle(index, last).catch(() => handle(index, last));
  }
  const wanted = Object.values(last.attachments).map(({ fileId }) => fileKey(REGISTRATION, fileId));
  return { kept: kept(), wanted: wanted.toSorted() };
}

describe("files of a registration", () => {
  it("are there as it names them, whatever comes twice, late, or after a lost connection", async () => {
    await fc.assert(
      fc.asyncProperty(life, async (each) => {
        const { kept, wanted } = await play(each, (_, current) => current);
        expect(kept).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
  });

  it("would not be, if what a record says were believed", async () => {
    const result = await fc.check(
      fc.asyncProperty(life, async (each) => {
        const { kept, wanted } = await play(each, (record) => record);
        expect(kept).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
    expect(result.failed).toBe(true);
  });

  it("are told of when they are nowhere", async () => {
    const { bucket } = createMemory();
    const lost = await settleAttachments(bucket, REGISTRATION, named(["fil_x", "fil_a"]), ["fil_x", "fil_a"]);
    expect(lost).toEqual(["fil_x"]);
  });
});
