import { expect, it } from "vitest";
import type { SnapshotDeps } from "./deps.ts";
import type { Change } from "./difference.ts";
import { namedMembers } from "./members.ts";

it("says of whom nothing has a name any more why that is, and never a sign in the place of a name", async () => {
  const at = { createdAt: "2026-02-01T10:00:00.000Z" };
  const deps = {
    participants: {
      findMany: async () => [
        { participantId: "ptc_known", firstName: "Łucja", lastName: "Lis", ...at },
        { participantId: "ptc_ended", firstName: "", lastName: "–", ended: { at: "2032-01-02" }, ...at },
      ],
    },
    registrations: {
      findMany: async () => [
        { registrationId: "reg_erased", firstName: "", lastName: "–", erasedAt: "2032-01-02" },
      ],
    },
  } as unknown as Pick<SnapshotDeps, "participants" | "registrations">;
  const ids = ["ptc_known", "ptc_ended", "reg_erased", "ptc_gone"];
  const change = { in: [], out: ids.map((id) => ({ id, gave: 1 })), other: [] } as unknown as Change;
  const [named] = await namedMembers(deps, [change], [], undefined);
  expect(named?.out.items).toEqual([
    { participantId: "ptc_known", name: { firstName: "Łucja", lastName: "Lis" }, gave: 1 },
    { participantId: "ptc_ended", cause: "ended", gave: 1 },
    { cause: "erased", gave: 1 },
    { cause: "erased", gave: 1 },
  ]);
});
