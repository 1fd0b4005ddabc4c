import { describe, expect, it } from "vitest";
import { EVENT_ID, PROJECT_ID, staffActor } from "../../../tests/support/fixture.ts";
import { STAFF_ROLES } from "../staff/schema.ts";
import { mailTextHistory } from "./history.ts";
import { canEditMailTexts, levelOf, mailTextIssues, nearestWords, paragraphsFor } from "./rules.ts";
import { MAX_FIELDS, type MailText } from "./schema.ts";

const words = (lead: string) => ({ heading: "Mamy miejsce", lead });
const stored = (more: Partial<MailText> = {}): MailText => ({
  owner: EVENT_ID,
  kind: "registration.confirmed",
  name: "Potwierdzenie udziału",
  paragraphs: [],
  version: 1,
  updatedAt: "2026-03-02T09:00:00.000Z",
  changedBy: "staff:stf_1",
  ...more,
});

describe("the text of a mail", () => {
  it("is of the nearest place that says anything in that language", () => {
    const event = stored({ en: words("event") });
    const project = stored({ owner: PROJECT_ID, pl: words("project"), en: words("project") });
    const installation = stored({ owner: "installation", pl: words("installation") });
    const of = (texts: (MailText | undefined)[], locale: "pl" | "en") => {
      const found = nearestWords(texts, locale);
      return found && [found.level, found.words.lead];
    };
    expect(of([event, project, installation], "pl")).toEqual(["project", "project"]);
    expect(of([event, project, installation], "en")).toEqual(["event", "event"]);
    expect(of([undefined, undefined, installation], "pl")).toEqual(["installation", "installation"]);
    expect(of([undefined, undefined, installation], "en")).toBeUndefined();
    expect(of([], "pl")).toBeUndefined();
    expect([event, project, installation].map(({ owner }) => levelOf(owner))).toEqual([
      "event",
      "project",
      "installation",
    ]);
  });

  it("has paragraphs for everybody, and for those of an option alone", () => {
    const all = { text: { pl: "a" } };
    const some = { optionId: "opt_a", text: { pl: "b" } };
    expect(paragraphsFor([all, some], { options: ["opt_a", "opt_c"] })).toEqual([all, some]);
    expect(paragraphsFor([all, some], { options: ["opt_b"] })).toEqual([all]);
  });

  it("has paragraphs for events that are held in one way, and for nobody where nobody knows", () => {
    const online = { mode: "online" as const, text: { pl: "a" } };
    const both = { mode: "online" as const, optionId: "opt_a", text: { pl: "b" } };
    expect(paragraphsFor([online, both], { options: [], mode: "online" })).toEqual([online]);
    expect(paragraphsFor([online, both], { options: ["opt_a"], mode: "online" })).toEqual([online, both]);
    expect(paragraphsFor([online, both], { options: ["opt_a"], mode: "hybrid" })).toEqual([]);
    expect(paragraphsFor([online, both], { options: ["opt_a"] })).toEqual([]);
  });

  const kind = { offers: ["firstName", "event"] as const, byOption: true };
  const paragraph = (optionId?: string, pl = "a") => ({ paragraphs: [{ optionId, text: { pl } }] });
  it.each([
    ["nothing", {}, "installation", []],
    ["words", { pl: words("dla {imię}") }, "project", []],
    ["an unknown field", { pl: words("dla {pesel}") }, "installation", ["pl.lead mail_text.unknown_field"]],
    [
      "a field that the kind has not",
      { en: words("in {place}") },
      "installation",
      ["en.lead mail_text.field_not_here"],
    ],
    [
      "a brace that is open",
      { pl: { ...words("a"), next: "dla {imię" } },
      "installation",
      ["pl.next mail_text.unclosed_field"],
    ],
    ["a link to a script", { pl: words("[a](javascript:b)") }, "installation", ["pl.lead mail_text.link"]],
    [
      "many fields",
      { pl: words("{imię}".repeat(MAX_FIELDS + 1)) },
      "installation",
      ["pl.lead mail_text.too_many_fields"],
    ],
    ["a paragraph", paragraph(), "event", []],
    [
      "a paragraph that is not of an event",
      paragraph(),
      "project",
      ["paragraphs.0.optionId mail_text.events_only"],
    ],
    [
      "a paragraph for events online, above them",
      { paragraphs: [{ mode: "online", text: { pl: "a" } }] },
      "installation",
      [],
    ],
    [
      "a paragraph for an option online, above events",
      { paragraphs: [{ mode: "online", optionId: "opt_a", text: { pl: "a" } }] },
      "project",
      ["paragraphs.0.optionId mail_text.events_only"],
    ],
    ["a paragraph for an option", paragraph("opt_a"), "event", []],
    [
      "a paragraph for an option that is not there",
      paragraph("opt_x"),
      "event",
      ["paragraphs.0.optionId mail_text.option_gone"],
    ],
    [
      "a wrong paragraph",
      paragraph("opt_a", "{pesel}"),
      "event",
      ["paragraphs.0.text.pl mail_text.unknown_field"],
    ],
  ] as const)("with %s is refused where it is wrong", (_, text, level, said) => {
    const issues = mailTextIssues({ paragraphs: [], ...text } as MailText, kind, level, ["opt_a"]);
    expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual(said);
  });

  it("has no paragraph for an option in a mail that is about nobody who chose one", () => {
    const issues = mailTextIssues(
      { paragraphs: [{ optionId: "opt_a", text: { pl: "a" } }] },
      { ...kind, byOption: false },
      "event",
      ["opt_a"],
    );
    expect(issues).toEqual([{ path: "paragraphs.0.optionId", code: "mail_text.no_options" }]);
  });

  it("is changed by administrators, in a project by its coordinators, at an event by those who edit it", () => {
    const owned = { projectId: PROJECT_ID, teamIds: [] };
    const who = (level: "installation" | "project" | "event", of?: typeof owned) =>
      STAFF_ROLES.filter((role) => canEditMailTexts(staffActor(role), level, of));
    expect(who("installation")).toEqual(["admin"]);
    expect(who("project", owned)).toEqual(["admin", "coordinator"]);
    expect(who("event", owned)).toEqual(["admin", "coordinator"]);
    const { staffId } = staffActor("organiser");
    expect(who("event", { ...owned, teamIds: [staffId] as never[] })).toEqual([
      "admin",
      "coordinator",
      "organiser",
    ]);
    expect(who("project", { ...owned, projectId: "prj_00000000000000000000000009" as never })).toEqual([
      "admin",
    ]);
  });

  it("is told in the history of its place: which mail, which texts, or that it was restored", () => {
    const before = stored({ pl: words("a"), paragraphs: [{ text: { pl: "b" } }] });
    const told = (was: MailText | undefined, is: MailText) =>
      mailTextHistory(was, is).map(({ subjectId, target, action, fields, changes }) => ({
        subjectId,
        target,
        action,
        fields,
        changes,
      }));
    const changes = [{ field: "mailText", to: "Potwierdzenie udziału" }];
    const at = { subjectId: EVENT_ID, target: EVENT_ID, changes };
    expect(told(undefined, before)).toEqual([
      { ...at, action: "mail_text.edited", fields: ["paragraphs", "pl"] },
    ]);
    expect(told(before, { ...before, version: 2, en: words("c") })).toEqual([
      { ...at, action: "mail_text.edited", fields: ["en"] },
    ]);
    expect(told(before, stored({ version: 2 }))).toEqual([
      { ...at, action: "mail_text.restored", fields: ["paragraphs", "pl"] },
    ]);
    expect(told(before, before)).toEqual([]);
    const [installation] = told(undefined, stored({ owner: "installation", pl: words("a") }));
    expect(installation).toMatchObject({ subjectId: "mail_texts", target: "mail_texts" });
  });
});
