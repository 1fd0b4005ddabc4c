import { createHash } from "node:crypto";
import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { StaffEventView } from "@zapisy/core/event";
import type { RegistrationId } from "@zapisy/core/registration";
import type { ManualRegistrationInput } from "@zapisy/core/registration/schema";
import { beforeAll, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  createProject,
  manualInput,
  peopleOf,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { assertSeatsMatch, rowsOf } from "../support/seats.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let publish: (overrides?: Parameters<typeof publishEvent>[2]) => Promise<StaffEventView>;

beforeAll(async () => {
  world = await createWorld();
  const projectId = await createProject(world);
  publish = (overrides) => publishEvent(world, projectId, overrides);
});

const maria = { firstName: "Maria", lastName: "Kowalska" };
const REASON = "Dwie osoby, inne daty urodzenia";

const enter = (event: StaffEventView, input: Partial<ManualRegistrationInput> = {}, key?: string) =>
  world.deps.services.registration
    .enterRegistration(asStaff(world), event.eventId, manualInput({ ...maria, ...input }), key)
    .then(({ registration }) => registration.registrationId);
const notThose = (...registrationIds: RegistrationId[]) => ({
  namesakes: { registrationIds, reason: REASON },
});
const cancel = async (event: StaffEventView, registrationId: RegistrationId) => {
  const { version } = await world.deps.services.registration.getRegistration(
    asStaff(world),
    event.eventId,
    registrationId,
  );
  return world.deps.services.registration.changeRegistration(asStaff(world), event.eventId, registrationId, {
    status: "cancelled",
    reason: "Rezygnacja telefoniczna",
    version,
  });
};
const whomKnown = (entering: Promise<unknown>) =>
  entering.then(
    () => "entered",
    (error: { code: string; details: { known?: { registrationId: RegistrationId }[] } }) => [
      error.code,
      error.details.known?.map(({ registrationId }) => registrationId).sort(),
    ],
  );
const stored = (registrationId: RegistrationId) => world.deps.stores.registrations.find(registrationId);

describe("two people of one name without address and telephone", () => {
  it("are asked about, and entered when staff say how they are told apart", async () => {
    const event = await publish();
    const first = await enter(event);
    expect(await whomKnown(enter(event))).toEqual(["registration.duplicate", [first]]);
    const second = await enter(event, notThose(first));
    expect(await stored(second)).toMatchObject({
      status: "confirmed",
      namesakes: { registrationIds: [first], reason: REASON },
      changeReason: REASON,
    });
    expect(await peopleOf(world, event)).toHaveLength(2);
    await assertSeatsMatch(world, event.eventId);
  });

  it("are told to whoever has not seen both, and a third needs both named", async () => {
    const event = await publish();
    const first = await enter(event);
    const second = await enter(event, notThose(first));
    const both = [first, second].toSorted();
    expect(await whomKnown(enter(event))).toEqual(["registration.duplicate", both]);
    expect(await whomKnown(enter(event, notThose(first)))).toEqual(["registration.duplicate", both]);
    await enter(event, notThose(first, second));
    expect(await peopleOf(world, event)).toHaveLength(3);
    await assertSeatsMatch(world, event.eventId);
  });

  it("are two however often the same request comes", async () => {
    const event = await publish();
    const first = await enter(event, {}, "request-one");
    const second = await enter(event, notThose(first), "request-two");
    expect(await enter(event, notThose(first), "request-two")).toBe(second);
    expect(await enter(event, {}, "request-one")).toBe(first);
    expect(await peopleOf(world, event)).toHaveLength(2);
  });

  it("do not become three when two members of staff enter the second one at once", async () => {
    const event = await publish();
    const first = await enter(event);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, number) =>
        whomKnown(enter(event, notThose(first), `request-${number}-of-six`)),
      ),
    );
    expect(answers.filter((answer) => answer === "entered")).toHaveLength(1);
    expect(await peopleOf(world, event)).toHaveLength(2);
    await assertSeatsMatch(world, event.eventId);
  });

  it.each(["the first", "the second"])(
    "leave the other one's place alone when %s withdraws, and the name stays known",
    async (who) => {
      const event = await publish();
      const first = await enter(event);
      const second = await enter(event, notThose(first));
      const [gone, left] = who === "the first" ? [first, second] : [second, first];
      await cancel(event, gone);
      expect(await whomKnown(enter(event))).toEqual(["registration.duplicate", [left]]);
      await cancel(event, left);
      await enter(event);
      await assertSeatsMatch(world, event.eventId);
    },
  );

  it("can withdraw at the same moment", async () => {
    const event = await publish();
    const first = await enter(event);
    const second = await enter(event, notThose(first));
    await Promise.all([cancel(event, first), cancel(event, second)]);
    await assertSeatsMatch(world, event.eventId);
    await enter(event);
    await assertSeatsMatch(world, event.eventId);
  });

  it.each(["the first", "the second"])(
    "are told apart when %s comes back after a withdrawal",
    async (who) => {
      const event = await publish();
      const first = await enter(event);
      const second = await enter(event, notThose(first));
      const [gone, left] = who === "the first" ? [first, second] : [second, first];
      await cancel(event, gone);
      const back = (patch = {}) =>
        world.deps.services.registration.changeRegistration(asStaff(world), event.eventId, gone, {
          status: "confirmed",
          reason: "Jednak przyjdzie",
          version: 2,
          ...patch,
        });
      // What was said of the second one still holds; of the first one nobody said anything yet.
      if (who === "the first") {
        expect(await whomKnown(back())).toEqual(["registration.duplicate", [left]]);
        await back(notThose(left));
      } else await back();
      expect(await peopleOf(world, event)).toHaveLength(2);
      await assertSeatsMatch(world, event.eventId);
    },
  );

  it("are asked about again after a statement that was about somebody else", async () => {
    const event = await publish();
    const first = await enter(event);
    const second = await enter(event, { ...notThose(first), lastName: "Kowalska-Nowak" });
    expect(await whomKnown(enter(event, { lastName: "Kowalska-Nowak" }))).toEqual([
      "registration.duplicate",
      [second],
    ]);
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("a mother and a daughter of one name at one address", () => {
  const email = "kowalska@dom.example";

  it("sign up once; the second is told what everybody is told, and staff enter her", async () => {
    const event = await publish();
    const { registrationId: first } = await signUp(world, event, 1, { ...maria, email });
    await expect(signUp(world, event, 2, { ...maria, email })).rejects.toMatchObject({
      code: "registration.duplicate",
      details: {},
    });
    const second = await enter(event, { email, ...notThose(first) });
    // Whoever asks for the link again gets both: the address is one.
    await expect(signUp(world, event, 3, { ...maria, email })).rejects.toMatchObject({ details: {} });
    await world.follow();
    const mails = await Promise.all(
      [first, second].map(async (id) =>
        (await world.deps.stores.messages.listByOwner(id)).map(({ kind }) => kind),
      ),
    );
    expect(mails.map((kinds) => kinds.filter((kind) => kind === "registration.link").length)).toEqual([1, 1]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("learn nothing of each other from a correction", async () => {
    const event = await publish();
    await signUp(world, event, 1, { ...maria, email });
    const { token } = await signUp(world, event, 2);
    await expect(
      world.deps.services.registration.correctRegistration(asPublic(world), token, {
        ...maria,
        email,
        version: 1,
      }),
    ).rejects.toMatchObject({ code: "registration.duplicate", details: {} });
  });

  it("may be made by a correction of staff, who are asked", async () => {
    const event = await publish();
    const { registrationId: first } = await signUp(world, event, 1, { ...maria, email });
    const { registrationId: second } = await signUp(world, event, 2);
    const correct = (patch: object) =>
      world.deps.services.registration.changeRegistration(asStaff(world), event.eventId, second, {
        ...maria,
        email,
        version: 1,
        ...patch,
      });
    expect(await whomKnown(correct({}))).toEqual(["registration.duplicate", [first]]);
    await correct(notThose(first));
    await assertSeatsMatch(world, event.eventId);
    await world.deps.services.registration.changeRegistration(asStaff(world), event.eventId, second, {
      firstName: "Marianna",
      version: 2,
    });
    expect((await stored(second))?.namesakes).toBeUndefined();
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("people who come unannounced", () => {
  let next = 0;
  const walkIn = (event: StaffEventView, namesakes?: { registrationIds: string[]; reason: string }) => {
    next += 1;
    return world.deps.services.attendance.addWalkInByStaff(asStaff(world), event.eventId, {
      ...maria,
      walkInId: `wlk_${String(next).padStart(26, "0")}`,
      institution: undefined,
      email: undefined,
      choices: {},
      namesakes,
      unitIds: [],
      at: world.clock.now,
    });
  };

  it("are the known person unless the desk says that they are somebody else", async () => {
    const event = await publish();
    const first = await enter(event);
    expect(await walkIn(event)).toMatchObject({ outcome: "known", registrationId: first });
    const other = await walkIn(event, { registrationIds: [first], reason: REASON });
    expect(other).toMatchObject({ outcome: "added" });
    expect(await walkIn(event)).toMatchObject({ outcome: "refused", code: "registration.several_namesakes" });
    expect(await peopleOf(world, event)).toHaveLength(2);
    await assertSeatsMatch(world, event.eventId);
  });

  it("are told apart from a walk-in that the same desk has not sent yet", async () => {
    const event = await publish();
    await walkIn(event);
    const first = `wlk_${String(next).padStart(26, "0")}`;
    expect(await walkIn(event, { registrationIds: [first], reason: REASON })).toMatchObject({
      outcome: "added",
    });
    expect(await peopleOf(world, event)).toHaveLength(2);
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("a claim that was made before hyphens and apostrophes counted as spaces", () => {
  const former = (name: string, contact: string) =>
    createHash("sha256").update(`${name}\u0000${contact}`).digest("base64url");

  /** Puts a registration's row and claim back into the form that they had then. */
  async function age(event: StaffEventView, registrationId: RegistrationId, key: string) {
    const { documents, name: TableName } = world.deps.table;
    const rows = await rowsOf(world, ["registration", "personClaim"], event.eventId);
    for (const { claimKey: _, requestHash: __, ...row } of rows) {
      if (row.registrationId !== registrationId) continue;
      const { pk, sk, personKey } = row as { pk: string; sk: string; personKey?: string };
      if (personKey) await documents.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
      const Item = personKey ? { ...row, pk: pk.replace(personKey, key), personKey: key } : row;
      await documents.send(new PutCommand({ TableName, Item }));
    }
  }

  it("still keeps the person from signing up twice, and is given up and moved as it should", async () => {
    const event = await publish();
    const anna = { firstName: "Anna", lastName: "Żak–O’Brien", email: "anna.zak@ops.example" };
    const { registrationId, token } = await signUp(world, event, 1, anna);
    await age(event, registrationId, former("anna zak-o'brien", "anna.zak@ops.example"));
    await assertSeatsMatch(world, event.eventId);

    const again = { ...anna, lastName: "zak - o'brien" };
    await expect(signUp(world, event, 2, again)).rejects.toMatchObject({ code: "registration.duplicate" });
    const correct = async (patch: object) => {
      const { version } = await world.deps.services.personalPage.get(asPublic(world), token);
      return world.deps.services.registration.correctRegistration(asPublic(world), token, {
        version,
        ...patch,
      });
    };
    await correct({ phone: "600700800" });
    await expect(signUp(world, event, 2, again)).rejects.toMatchObject({ code: "registration.duplicate" });
    await correct({ lastName: "Żak O'Brien Lis" });
    await assertSeatsMatch(world, event.eventId);
    const { registrationId: second } = await signUp(world, event, 2, again);
    expect(second).not.toBe(registrationId);
    await assertSeatsMatch(world, event.eventId);
  });

  it("is given up with the place", async () => {
    const event = await publish();
    const anna = { firstName: "Anna", lastName: "Żak-Nowak", email: "anna.zak@ops.example" };
    const { registrationId, token } = await signUp(world, event, 1, anna);
    await age(event, registrationId, former("anna zak-nowak", "anna.zak@ops.example"));
    await world.deps.services.registration.withdrawRegistration(asPublic(world), token);
    await assertSeatsMatch(world, event.eventId);
    await signUp(world, event, 2, anna);
    await assertSeatsMatch(world, event.eventId);
  });

  it("can be shared with a namesake", async () => {
    const event = await publish();
    const anna = { firstName: "Anna", lastName: "Żak-Nowak" };
    const first = await enter(event, anna);
    await age(event, first, former("anna zak-nowak", ""));
    expect(await whomKnown(enter(event, anna))).toEqual(["registration.duplicate", [first]]);
    const second = await enter(event, { ...anna, ...notThose(first) });
    expect(await whomKnown(enter(event, anna))).toEqual([
      "registration.duplicate",
      [first, second].toSorted(),
    ]);
    await cancel(event, first);
    expect(await whomKnown(enter(event, anna))).toEqual(["registration.duplicate", [second]]);
    await assertSeatsMatch(world, event.eventId);
  });
});
