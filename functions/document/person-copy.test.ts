import type { CopiedValue, PersonCopy } from "@zapisy/core/person-copy/answer";
import { describe, expect, it } from "vitest";
import { PAPER_VALUES_MAX, personCopyFile } from "./person-copy.ts";

const value: CopiedValue = {
  path: "person.firstName",
  field: "person.firstName",
  says: ["name"],
  value: "Ewa",
};

function copyOf(count: number): PersonCopy {
  const about = { why: "taking_part", until: "person", readers: [] } as const;
  const values = Array.from({ length: count }, () => value);
  const rows = [{ entity: "registration", ...about, readers: [], values }];
  return { madeAt: "2026-05-04T09:00:00.000Z", registrations: 1, rows };
}

describe("the paper of a copy", () => {
  it("tells as much as an answer may be long and a request may take, and is refused beyond that", async () => {
    const { bytes } = await personCopyFile(copyOf(PAPER_VALUES_MAX), "pl");
    expect(bytes.length).toBeLessThan(4_000_000);
    await expect(personCopyFile(copyOf(PAPER_VALUES_MAX + 1), "pl")).rejects.toMatchObject({
      code: "copy.too_long",
    });
  }, 60_000);
});
