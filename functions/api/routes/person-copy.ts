import { PersonCopyInputSchema, type PersonCopyInput } from "@zapisy/core/person-copy/schema";
import { LocaleSchema } from "@zapisy/core/shared/localized-text";
import * as v from "valibot";
import { fileResponse } from "../file-response.ts";
import { defineRoute } from "../route.ts";

const PDF = "application/pdf";
const LangQuery = v.strictObject({ lang: v.optional(LocaleSchema, "pl") });
const REFUSED = { 403: ["privacy.forbidden"], 409: ["erasure.unknown_registration", "erasure.nothing"] };

/** A copy of somebody's data is of these registrations; of an address alone it is of none. */
const MADE_OF_PEOPLE = {
  access: "staff",
  body: PersonCopyInputSchema,
  traced: () => "person_copied" as const,
  tracedOf(_answer: unknown, asked: unknown) {
    const { registrationIds } = asked as PersonCopyInput;
    return registrationIds.length > 0 ? registrationIds : [""];
  },
  errors: REFUSED,
} as const;

/** Routes of copies of all that is kept of a person, by staff over all events. */
export const personCopyRoutes = [
  defineRoute({
    method: "POST",
    path: "/api/staff/people-data/copy",
    summary: "A copy of all that is kept of a person",
    ...MADE_OF_PEOPLE,
    // The address stands in the body: paths are logged.
    answer: { status: 200, description: "The copy", json: "PersonCopy" },
    async handle({ deps, ctx, body }) {
      return { body: await deps.services.personCopy.copyPerson(ctx, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/people-data/copy.pdf",
    summary: "A copy of all that is kept of a person, to be printed",
    query: LangQuery,
    ...MADE_OF_PEOPLE,
    errors: { ...REFUSED, 409: [...REFUSED[409], "copy.too_long"] },
    answer: { status: 200, description: "The copy", file: PDF },
    async handle({ deps, ctx, body, query: { lang } }) {
      const { personCopyFile } = await import("../../document/person-copy.ts");
      const { bytes, name } = await personCopyFile(
        await deps.services.personCopy.copyPerson(ctx, body),
        lang,
      );
      return fileResponse(bytes, PDF, name);
    },
  }),
];
