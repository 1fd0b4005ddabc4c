import { LocaleSchema } from "@zapisy/core/shared/localized-text";
import * as v from "valibot";
import { fileResponse } from "../file-response.ts";
import { defineRoute } from "../route.ts";

const PDF = "application/pdf";
const LangQuery = v.strictObject({ lang: v.optional(LocaleSchema, "pl") });
const NOT_FOUND = { 404: ["registration.not_found"] };
const OWN = { access: "link", query: LangQuery, errors: NOT_FOUND } as const;

/** Routes of copies of what is kept with a registration, by its personal link. */
export const ownCopyRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/registrations/{token}/copy.json",
    summary: "A copy of what is kept with one's registration",
    ...OWN,
    answer: { status: 200, description: "The copy, as a file to keep", json: "PersonCopy" },
    async handle({ deps, ctx, params, query: { lang } }) {
      const { copyFileName } = await import("../../document/person-copy.ts");
      const body = await deps.services.personCopy.copyOwn(ctx, params.token);
      const name = await copyFileName(lang, "json");
      return { body, headers: { "content-disposition": `attachment; filename="${name}"` } };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/registrations/{token}/copy.pdf",
    summary: "A copy of what is kept with one's registration, to be printed",
    ...OWN,
    errors: { ...NOT_FOUND, 409: ["copy.too_long"] },
    answer: { status: 200, description: "The copy", file: PDF },
    async handle({ deps, ctx, params, query: { lang } }) {
      const { personCopyFile } = await import("../../document/person-copy.ts");
      const { bytes, name } = await personCopyFile(
        await deps.services.personCopy.copyOwn(ctx, params.token),
        lang,
      );
      return fileResponse(bytes, PDF, name);
    },
  }),
];
