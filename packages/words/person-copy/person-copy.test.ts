import { entities } from "@zapisy/core/manifests";
import type { CopiedValue, PersonCopy } from "@zapisy/core/person-copy/answer";
import { describe, expect, it } from "vitest";
import { COPIED, toldFields } from "../../../tests/support/copied-rows.ts";
import { copyWords } from "../../../tests/support/copy-words.ts";
import { loadForm } from "../form/index.ts";
import { en } from "./en.ts";
import { copyInWords } from "./index.ts";
import { pl } from "./pl.ts";

describe("the words of a copy", () => {
  it.each(COPIED)("call %s, and each of its fields that says something, by a name", async (entity) => {
    const form = await loadForm("pl");
    const facts = entities[entity];
    if (!facts) throw new Error(`There is no ${entity}.`);
    for (const { entity: names, field } of [pl, en]) {
      expect(names).toHaveProperty(entity);
      expect(
        toldFields(facts).filter(
          (name) => !(`${entity}.${name}` in field) && !(name in field) && !(name in form.field),
        ),
      ).toEqual([]);
    }
  });
});

const value = (path: string, of: CopiedValue["value"], more: Partial<CopiedValue> = {}): CopiedValue => ({
  path,
  field: path.split(".").slice(0, 2).join("."),
  says: ["facts"],
  value: of,
  ...more,
});
const row = (entity: string, values: CopiedValue[]): PersonCopy["rows"][number] => ({
  entity,
  why: "taking_part",
  until: "guests",
  readers: [],
  values,
});

/** Labels and texts of a row of that kind, as a copy in Polish shows them. */
async function shown(entity: string, values: CopiedValue[]): Promise<string[]> {
  const made: PersonCopy = {
    madeAt: "2026-05-04T09:00:00.000Z",
    registrations: 1,
    rows: [row(entity, values)],
  };
  const [section] = copyInWords(made, await copyWords("pl"), "pl").sections;
  return (section?.rows[0]?.values ?? []).map(({ label, text }) => `${label}: ${text}`);
}

describe("a copy in words", () => {
  it("calls questions and options as the form does, and codes by their words", async () => {
    const asked = { pl: "Dlaczego?" };
    expect(
      await shown("registration", [
        value("status", "confirmed", { field: "status" }),
        value("person.answers.why", "bo tak", { asked }),
        value("person.answers.days.1", "d2", { asked, chosen: { pl: "Wtorek" } }),
        value("person.institution.type", "ngo"),
        value("person.consents.image", true),
        value("person.consents.log.0.consent", "image"),
        value("person.consents.log.0.at", "2026-03-02T08:00:00.000Z"),
        value("person.formOfAddress", "ms"),
      ]),
    ).toEqual([
      "Stan zgłoszenia: Udział potwierdzony",
      "Dlaczego?: bo tak",
      "Dlaczego?: Wtorek",
      "Instytucja – Rodzaj: Organizacja pozarządowa",
      "Zgoda – Wizerunek: Tak",
      "Zgoda – Przebieg zgody – Czego dotyczy: Wizerunek",
      "Zgoda – Przebieg zgody – Kiedy: 2 marca 2026 r., godz. 9:00",
      "Forma zwracania się: Pani",
    ]);
    expect(await shown("attendanceMark", [value("state", "absent", { field: "state" })])).toEqual([
      "Stan: Nieobecność",
    ]);
    expect(
      await shown("auditEntry", [
        value("action", "registration.mail_resent", { field: "action" }),
        value("to", "reserve", { field: "to" }),
      ]),
    ).toEqual(["Co się stało: Wysłano wiadomość ponownie", "Stan po: Lista rezerwowa"]);
    expect(
      await shown("registrationNeeds", [
        value("needs.diet", "vegan", { field: "needs.diet" }),
        value("needs.access.0", "quiet_place", { field: "needs.access" }),
      ]),
    ).toEqual(["Dieta: Wegańska", "Dostępność: Ciche miejsce do odpoczynku"]);
  });
});
