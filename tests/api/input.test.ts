import { routes } from "@zapisy/functions/api/routes";
import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { call, type ProblemBody } from "../support/api.ts";
import { signUpInput } from "../support/fixture.ts";
import { schemasIn } from "../support/schemas.ts";
import { createStage, type Stage } from "../support/stage.ts";

/** What a schema of ours is made of, as far as texts can hide in it. */
interface Part {
  type: string;
  pipe?: (Part & { kind: string })[];
  entries?: Record<string, Part>;
  item?: Part;
  wrapped?: Part;
  options?: Part[];
  key?: Part;
  value?: Part;
}

/** Texts that a schema takes as they come, by their path: neither tidied nor held to a pattern. */
function bareTexts(part: Part, path = ""): string[] {
  const actions = (part.pipe ?? []).flatMap(flat);
  if (part.type === "string") {
    const isHeld = actions.some(({ type }) =>
      ["tidy", "regex", "iso_timestamp", "base64", "check"].includes(type),
    );
    return isHeld ? [] : [path];
  }
  const under = (parts: [string, Part | undefined][]) =>
    parts.flatMap(([name, inner]) => (inner ? bareTexts(inner, `${path}${name}`) : []));
  return under([
    ...Object.entries(part.entries ?? {}).map(([name, inner]): [string, Part] => [`.${name}`, inner]),
    ["[]", part.item],
    ["", part.wrapped],
    ["{}", part.key],
    ["{}", part.value],
    ...(part.options ?? []).flatMap((inner): [string, Part][] =>
      typeof inner === "object" ? [["", inner]] : [],
    ),
  ]);
}

function flat(part: Part & { kind: string }): { type: string }[] {
  return part.pipe ? part.pipe.flatMap(flat) : [part];
}

const asPart = (schema: v.GenericSchema | undefined) => schema as Part | undefined;

describe("every text that a request brings", () => {
  it("is put into the form in which texts are kept, or held to a pattern", () => {
    const bare = routes.flatMap(({ method, path, body }) => {
      const part = asPart(body);
      return part ? bareTexts(part).map((at) => `${method} ${path} ${at}`) : [];
    });
    // Compared with what we said ourselves, never kept.
    const desk = "POST /api/check-in/{token}/sync";
    expect(bare).toEqual([`${desk} .version`, `${desk} .since`]);
  });

  it("is looked for in the form in which texts are kept", () => {
    const bare = routes.flatMap(({ method, path, query }) => {
      const q = asPart(query)?.entries?.q;
      return q ? bareTexts(q).map(() => `${method} ${path}`) : [];
    });
    expect(bare).toEqual([]);
  });
});

/** Texts that stand on no printed document. */
const NOT_PRINTED = [
  "accessCode",
  "agenda.accessibility",
  "agenda.address",
  "agenda.description",
  "agenda.hostContact",
  "agenda.meets",
  "agenda.partners",
  "agenda.parts",
  "agenda.speakers.affiliation",
  "alt",
  "answers",
  "audience",
  "authorityClause",
  "choiceGroups.options.description",
  "choiceGroups.title",
  "contact.name",
  "cost",
  "criteria.help",
  "dayNotes.note",
  "description",
  "form.criteria.basis",
  "form.criteria.words",
  "fileName",
  "followUp",
  "form.questions.answers.label",
  "form.questions.help",
  "form.questions.label",
  "form.questions.unit",
  "informationClause",
  "institutions",
  "marks.reason",
  "name",
  "namesakes.reason",
  "people.answers",
  "people.needs.note",
  "person.answers",
  "person.needs.note",
  "place.accessibility",
  "note",
  "reason",
  "recipients.institution",
  "rules",
  "summary",
  "targetGroups",
  // Of texts of mails.
  "heading",
  "lead",
  "next",
  "paragraphs.text",
  // Of the statement of accessibility.
  "address",
  "apps",
  "assessor",
  "contactName",
  "entity",
  "inaccessible",
  "premises",
  // Of a bulletin.
  "text",
  "topic",
  // Of the profile of a funder's file.
  "profile.columns.join",
  "profile.columns.note",
  "profile.columns.required.in",
  "profile.columns.steps.no",
  "profile.columns.steps.values",
  "profile.columns.steps.yes",
  "profile.columns.text",
  "profile.columns.title",
  "profile.name",
  "profile.origin",
  "since",
  "version",
  "walkIns.namesakes.reason",
  "walkIns.reason",
];
/** Texts of participants that stand there and are no names: what no typeface has is named there by its number. */
const NAMED_BY_NUMBER = ["needs.note"];
/** What is one of the texts that an event offers. */
const OFFERED = ["people.pickUpPoint", "person.pickUpPoint", "pickUpPoint"];

describe("every text that stands on a printed document", () => {
  it("is refused where it is typed if no typeface has its letters", () => {
    const unheld = routes.flatMap(({ body }) =>
      body
        ? [...schemasIn(body)]
            .filter(({ type, schema }) => type === "string" && v.is(schema, "字字字"))
            .map(({ path }) => path.filter((name) => !["0", "*", "pl", "en"].includes(name)).join("."))
        : [],
    );
    expect([...new Set(unheld)].toSorted()).toEqual(
      [...NOT_PRINTED, ...NAMED_BY_NUMBER, ...OFFERED].toSorted(),
    );
  });
});

describe("a sign-up with what nobody can see", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await createStage();
  });

  const send = (overrides: Record<string, unknown>) =>
    call(stage.world, "POST", `/api/events/${stage.event.slug}/registrations`, {
      body: { ...signUpInput(stage.next(), { choices: { panels: "a" } }), ...overrides },
    });

  it("is one person with the one who has typed it", async () => {
    const address = { lastName: "Niewidzialna", email: "anna.niewidzialna@ops.example" };
    expect((await send({ ...address, firstName: "Anna" })).status).toBe(201);
    const again = await send({ ...address, firstName: "An\u200bn\u00ada\u0000" });
    expect([again.status, (again.json as ProblemBody).code]).toEqual([409, "registration.duplicate"]);
  });

  it.each([
    ["a name of nothing", { firstName: "\u200b" }, "firstName", "field.required"],
    ["a name without a letter", { lastName: "–" }, "lastName", "field.name"],
    ["an address that no server takes", { email: "anna..k@x.example" }, "email", "field.email"],
    ["an address with something between", { email: "a\u0000b c@x.example" }, "email", "field.email"],
  ])("is refused for %s", async (_, overrides, path, code) => {
    const answer = await send(overrides);
    expect([answer.status, (answer.json as ProblemBody).issues]).toEqual([422, [{ path, code }]]);
  });
});
