import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { whatIsGiven, withGiven, withoutGiven } from "./merging.ts";

const text = fc.constantFrom("a", "b", "c");
const person = fc.record({
  firstName: fc.constant("Anna"),
  lastName: fc.constantFrom("Nowak", "Lis", "Zych"),
  formerLastNames: fc.uniqueArray(fc.constantFrom("Bąk", "Maj"), { maxLength: 2 }),
  email: fc.option(text, { nil: undefined }),
  phone: fc.option(text, { nil: undefined }),
  entry: fc.dictionary(fc.constantFrom("sex", "education", "degurba"), text),
});

describe("merging", () => {
  it("takes nothing from the one that stays, and is undone without a trace", () => {
    fc.assert(
      fc.property(person, person, (lesser, other) => {
        const given = whatIsGiven(lesser, other);
        const merged = withGiven(other, given);
        expect(merged).toMatchObject({
          lastName: other.lastName,
          entry: other.entry,
          ...(other.email && { email: other.email }),
          ...(other.phone && { phone: other.phone }),
        });
        expect(withoutGiven(merged, given)).toEqual(other);
      }),
    );
  });

  it("leaves to the one that stays what staff changed since", () => {
    const [lesser, other] = [
      { firstName: "Anna", lastName: "Lis", formerLastNames: [], email: "a@x.pl", entry: { sex: "woman" } },
      { firstName: "Anna", lastName: "Nowak", formerLastNames: [], entry: {} },
    ];
    const given = whatIsGiven(lesser, other);
    const changed = { ...withGiven(other, given), email: "nowy@x.pl" };
    expect(withoutGiven(changed, given)).toEqual({ ...other, email: "nowy@x.pl", phone: undefined });
  });
});
