import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Certificate, CertificateView } from "@zapisy/core/certificate";
import type { StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { StaffRegistrationView } from "@zapisy/core/registration";
import { DomainError } from "@zapisy/core/shared/error";
import { asStaff, createProject } from "../support/actions.ts";
import { attendedEvent, issueTo } from "../support/certificates.ts";
import {
  cancelled,
  connectionLost,
  disturb,
  isTransaction,
  loseConnection,
  type Request,
} from "../support/disturb.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

/** All certificates of a project in the order of the register, as the table holds them. */
async function registerOf(projectId: ProjectId): Promise<Certificate[]> {
  const { items } = await world.deps.stores.certificates.listRegister(projectId, {}, undefined, 1000, "asc");
  return items;
}

/** What must be true of every register: numbers 1, 2, 3 … in each year, one valid certificate a holder, links both ways. */
async function expectSound(projectId: ProjectId): Promise<Certificate[]> {
  const register = await registerOf(projectId);
  for (const [year, rows] of Map.groupBy(register, (row) => row.year)) {
    const sequences = rows.map(({ sequence }) => sequence);
    expect(sequences, String(year)).toEqual(rows.map((_, index) => index + 1));
    expect(await world.deps.stores.certificates.lastSequence(projectId, year)).toBe(rows.length);
    expect(rows.map(({ number }) => number)).toEqual(
      sequences.map((sequence) => `ROPS/${year}/${String(sequence).padStart(3, "0")}`),
    );
  }
  const holders = register
    .filter(({ state }) => state === "issued")
    .map(({ eventId, facts }) => `${eventId} ${JSON.stringify(facts.holder)}`);
  expect(new Set(holders).size).toBe(holders.length);
  const byId = new Map(register.map((row) => [row.certificateId, row]));
  for (const { certificateId, replaces, replacedBy, state, annulment } of register) {
    if (replaces) expect(byId.get(replaces)).toMatchObject({ state: "annulled", replacedBy: certificateId });
    if (replacedBy) expect(byId.get(replacedBy)).toMatchObject({ replaces: certificateId });
    expect(state === "annulled").toBe(annulment !== undefined);
  }
  return register;
}

/** Takes the condition off the counter of numbers: the negative control that proves the race able to fail. */
function withoutCounterCondition(): () => void {
  return disturb(world.deps.table.client, ({ input }, send) => {
    for (const item of (input.TransactItems ?? []) as { Put?: Record<string, unknown> }[]) {
      if (!item.Put || !JSON.stringify(item.Put.Item).includes("$certificateCounter")) continue;
      delete item.Put.ConditionExpression;
      delete item.Put.ExpressionAttributeNames;
      delete item.Put.ExpressionAttributeValues;
    }
    return send();
  });
}

const ISSUERS = 30;

/** So many members of staff issue one certificate each at the same moment. */
async function race(): Promise<ProjectId> {
  const projectId = await createProject(world);
  const { event, people } = await attendedEvent(world, projectId, ISSUERS);
  const issued = await Promise.all(people.map((person) => issueTo(world, event.eventId, [person])));
  expect(issued.flat()).toHaveLength(ISSUERS);
  return projectId;
}

describe("the register of certificates", () => {
  it("has neither gaps nor doubles when thirty issue at the same moment", async () => {
    expect(await expectSound(await race())).toHaveLength(ISSUERS);
  });

  it("would have doubles without the condition on the counter", async () => {
    const restore = withoutCounterCondition();
    const projectId = await race().finally(restore);
    const numbers = (await registerOf(projectId)).map(({ number }) => number);
    expect(numbers).toHaveLength(ISSUERS);
    expect(new Set(numbers).size).toBeLessThan(ISSUERS);
  });

  it("gives one certificate to somebody to whom thirty issue at the same moment", async () => {
    const projectId = await createProject(world);
    const { event, people } = await attendedEvent(world, projectId, 2);
    const answers = await Promise.all(
      Array.from({ length: ISSUERS }, () => issueTo(world, event.eventId, people)),
    );
    expect(answers.map((issued) => issued.length).filter(Boolean)).toEqual([2]);
    expect(await expectSound(projectId)).toHaveLength(2);
  });

  it("counts each project and each year of issue by itself, whenever the event was", async () => {
    const projectId = await createProject(world);
    const dates = { type: "exact", startsOn: "2011-07-05", endsOn: "2011-07-08" } as const;
    const past = await attendedEvent(world, projectId, 3, { dates });
    const recent = await attendedEvent(world, projectId, 1);
    const [first, second, third] = past.people;
    const numbers = async (event: StaffEventView, person: StaffRegistrationView | undefined, day?: string) =>
      (await issueTo(world, event.eventId, person ? [person] : [], day ? { issuedOn: day } : {})).map(
        ({ number, issuedOn }) => `${number} ${issuedOn}`,
      );
    expect(await numbers(past.event, first, "2011-07-08")).toEqual(["ROPS/2011/001 2011-07-08"]);
    expect(await numbers(past.event, second)).toEqual(["ROPS/2026/001 2026-03-02"]);
    expect(await numbers(past.event, third, "2011-12-31")).toEqual(["ROPS/2011/002 2011-12-31"]);
    expect(await numbers(recent.event, recent.people[0])).toEqual(["ROPS/2026/002 2026-03-02"]);
    expect(await expectSound(projectId)).toHaveLength(4);
  });

  it("gives numbers in the order of the list, all of a request or none", async () => {
    const projectId = await createProject(world);
    const { event, people } = await attendedEvent(world, projectId, 4);
    const restore = disturb(world.deps.table.client, (request, send) =>
      isTransaction(request) ? Promise.reject(connectionLost()) : send(),
    );
    await expect(issueTo(world, event.eventId, people)).rejects.toThrow("socket hang up");
    restore();
    expect(await registerOf(projectId)).toEqual([]);
    const issued = await issueTo(world, event.eventId, people.toReversed());
    expect(issued.map(({ number, holder }) => [number, holder.type === "person" && holder.lastName])).toEqual(
      [
        ["ROPS/2026/001", "Żak 1"],
        ["ROPS/2026/002", "Żak 2"],
        ["ROPS/2026/003", "Żak 3"],
        ["ROPS/2026/004", "Żak 4"],
      ],
    );
  });

  it.each(["before", "after"] as const)(
    "stays whole when the connection breaks at any request, %s it took effect, and it is asked again",
    async (when) => {
      const projectId = await createProject(world);
      for (let breakAt = 1; ; breakAt += 1) {
        const { event, people } = await attendedEvent(world, projectId, 2);
        const restore = loseConnection(world.deps.table.client, breakAt, when);
        const lost = await issueTo(world, event.eventId, people).then(
          () => false,
          () => true,
        );
        const broke = restore();
        await issueTo(world, event.eventId, people);
        const [first] = await expectSound(projectId).then((all) =>
          all.filter(({ eventId }) => eventId === event.eventId),
        );
        const brokeAnew = await breakReissue(event, first, breakAt, when);
        await expectSound(projectId);
        if (!lost && !broke && !brokeAnew) break;
      }
      expect((await registerOf(projectId)).length).toBeGreaterThan(when === "before" ? 10 : 3);
    },
  );

  it("goes on through conflicts and throttling", async () => {
    const projectId = await createProject(world);
    const { event, people } = await attendedEvent(world, projectId, 3);
    let count = 0;
    const restore = disturb(world.deps.table.client, (request: Request, send) => {
      if (!isTransaction(request)) return send();
      count += 1;
      return count < 6
        ? Promise.reject(cancelled(request, count % 2 ? "TransactionConflict" : "ThrottlingError"))
        : send();
    });
    expect(await issueTo(world, event.eventId, people)).toHaveLength(3);
    restore();
    expect(await expectSound(projectId)).toHaveLength(3);
  });
});

/** Issues a certificate anew with the connection broken at that request, then again without; says whether it came to that. */
async function breakReissue(
  { eventId }: Pick<StaffEventView, "eventId">,
  certificate: Certificate | undefined,
  breakAt: number,
  when: "before" | "after",
): Promise<boolean> {
  if (certificate?.eventId !== eventId) throw new Error("no certificate of that event");
  const restore = loseConnection(world.deps.table.client, breakAt, when);
  const reissue = () =>
    world.deps.services.certificate.reissueCertificate(asStaff(world), certificate.certificateId, {
      reason: "Błąd w nazwisku",
    });
  await reissue().catch(() => undefined);
  const broke = restore();
  const successor = await reissue();
  expect(successor.replaces).toBe(certificate.certificateId);
  return broke;
}

type Step =
  | { do: "issue"; people: number[]; year: 2025 | 2026 }
  | { do: "annul" | "reissue" | "duplicate"; nth: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant("issue" as const),
    people: fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 6 }),
    year: fc.constantFrom(2025 as const, 2026 as const),
  }),
  fc.record({
    do: fc.constantFrom("annul" as const, "reissue" as const, "duplicate" as const),
    nth: fc.nat(20),
  }),
);

describe("any history of certificates", () => {
  it("leaves a sound register, and a number once given is never given again", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        async (rounds) => {
          const projectId = await createProject(world);
          const { event, people } = await attendedEvent(world, projectId, 6, {
            dates: { type: "exact", startsOn: "2025-11-03", endsOn: "2025-11-03" },
          });
          const given = new Map<string, string>();
          for (const round of rounds) {
            const known = await registerOf(projectId);
            // The steps of a round are taken by different people at the same moment.
            await Promise.all(round.map((one) => take(one, event, people, known)));
            for (const { number, certificateId } of await expectSound(projectId)) {
              expect(given.get(number) ?? certificateId).toBe(certificateId);
              given.set(number, certificateId);
            }
          }
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);
});

/** Takes a step; a refusal for a reason of the domain is an outcome like any other. */
async function take(
  one: Step,
  event: StaffEventView,
  people: readonly StaffRegistrationView[],
  known: readonly Pick<CertificateView, "certificateId">[],
): Promise<void> {
  const { certificate } = world.deps.services;
  const ctx = asStaff(world);
  try {
    if (one.do === "issue") {
      const wanted = people.filter((_, index) => one.people.includes(index));
      await issueTo(world, event.eventId, wanted, {
        issuedOn: `${one.year}-${one.year === 2025 ? "12-01" : "01-15"}`,
      });
      return;
    }
    const target = known[one.nth % Math.max(1, known.length)];
    if (!target) return;
    const reason = "Pomyłka";
    if (one.do === "annul") await certificate.annulCertificate(ctx, target.certificateId, { reason });
    if (one.do === "reissue") await certificate.reissueCertificate(ctx, target.certificateId, { reason });
    if (one.do === "duplicate") await certificate.duplicateCertificate(ctx, target.certificateId);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}
