import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EventId } from "../event/schema.ts";
import type { ParticipantId } from "../participant/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import { tableOf, type TakenPart } from "./table.ts";

const event = (number: number): EventId => `evt_${String(number).padStart(26, "0")}`;
const participant = (number: number): ParticipantId => `ptc_${String(number).padStart(26, "0")}`;
let numbers = 0;
const part = (at: number, more: Partial<TakenPart> = {}): TakenPart => ({
  registrationId: `reg_${String((numbers += 1)).padStart(26, "0")}` as RegistrationId,
  eventId: event(at),
  firstName: "Łucja",
  lastName: "Żak",
  email: "lucja@ops.example",
  hasPlace: true,
  attended: 1,
  ...more,
});
const table = (...all: TakenPart[]) => tableOf([event(1), event(2)], all);

describe("the table of a partner", () => {
  it.each<[string, number, TakenPart[]]>([
    ["who is at two activities by one name and address", 1, [part(1), part(2)]],
    ["two of one name and address at one activity, who were said to be two", 2, [part(1), part(1)]],
    ["one name with two addresses", 2, [part(1), part(2, { email: "inna@ops.example" })]],
    ["sisters with one address", 2, [part(1), part(2, { firstName: "Anna" })]],
    [
      "whom staff linked, by whatever name",
      1,
      [
        part(1, { participantId: participant(1) }),
        part(2, { participantId: participant(1), lastName: "Nowak", email: undefined }),
      ],
    ],
    [
      "whom staff said to be two",
      2,
      [part(1, { participantId: participant(1) }), part(2, { participantId: participant(2) })],
    ],
    ["somebody linked and their like who is not", 1, [part(1, { participantId: participant(1) }), part(2)]],
    [
      "somebody not linked, who is like two that are",
      3,
      [part(1, { participantId: participant(1) }), part(1, { participantId: participant(2) }), part(2)],
    ],
    [
      "somebody linked, and two who are like them and were said to be two",
      3,
      [part(1, { participantId: participant(1) }), part(2), part(2)],
    ],
    [
      "somebody not linked, at one activity with their like",
      2,
      [part(1, { participantId: participant(1) }), part(1)],
    ],
  ])("counts %s", (_, people, all) => {
    expect(table(...all).distinct).toEqual({ places: people, attended: people });
  });

  it("says of each what they took part in, and counts a registration of theirs once at an activity", () => {
    const { people, figures, sums, distinct } = table(
      part(1, { participantId: participant(1), hasPlace: false, attended: 2 }),
      part(1, { participantId: participant(1), attended: 1 }),
      part(2, { participantId: participant(1), attended: 0 }),
      part(2, { firstName: "Ćwiek", attended: 0 }),
    );
    expect(people.map(({ firstName, activities }) => [firstName, activities])).toEqual([
      ["Ćwiek", [{ eventId: event(2), hasPlace: true, attended: 0 }]],
      [
        "Łucja",
        [
          { eventId: event(1), hasPlace: true, attended: 2 },
          { eventId: event(2), hasPlace: true, attended: 0 },
        ],
      ],
    ]);
    expect(figures).toEqual([
      { places: 1, attended: 1 },
      { places: 2, attended: 0 },
    ]);
    expect([sums, distinct]).toEqual([
      { places: 3, attended: 1 },
      { places: 2, attended: 1 },
    ]);
  });

  it("adds up, whoever took part in what: sums are those of the activities and of the people", () => {
    const taken = fc.record({
      at: fc.integer({ min: 1, max: 4 }),
      firstName: fc.constantFrom("Łucja", "Anna"),
      email: fc.constantFrom("a@ops.example", "b@ops.example", undefined),
      participantId: fc.option(fc.integer({ min: 1, max: 3 }).map(participant), { nil: undefined }),
      hasPlace: fc.boolean(),
      attended: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(taken, { maxLength: 12 }), (all) => {
        const { people, figures, sums, distinct } = tableOf(
          [1, 2, 3, 4].map(event),
          all.map(({ at, ...more }) => part(at, more)),
        );
        const ofPeople = people.flatMap(({ activities }) => activities);
        expect(sums.places).toBe(figures.reduce((sum, one) => sum + one.places, 0));
        expect(sums.places).toBe(ofPeople.filter(({ hasPlace }) => hasPlace).length);
        expect(sums.attended).toBe(ofPeople.filter(({ attended }) => attended > 0).length);
        expect(distinct.places).toBeLessThanOrEqual(Math.min(sums.places, people.length));
        expect(distinct.attended).toBeLessThanOrEqual(Math.min(sums.attended, people.length));
        // Nobody is lost: whoever is at an activity stands in a row that has it.
        for (const [index, eventId] of [1, 2, 3, 4].map(event).entries())
          expect(ofPeople.some((one) => one.eventId === eventId)).toBe(
            all.some(({ at }) => at === index + 1),
          );
      }),
    );
  });
});
