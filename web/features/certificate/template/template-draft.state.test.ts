import type { CertificateTemplate } from "@zapisy/core/certificate/answer";
import { describe, expect, it } from "vitest";
import { checkTemplate, toTemplateDraft } from "./template-draft.state.ts";

const template: CertificateTemplate = {
  projectId: "prj_00000000000000000000000001",
  language: "pl",
  wording: {},
  signatory: {},
  numberPrefix: "ROPS/WS",
  showTopics: true,
  showHours: true,
  version: 0,
};

describe("checkTemplate", () => {
  it("takes the defaults as they are", () => {
    expect(checkTemplate(toTemplateDraft(template), 0)).toMatchObject({
      valid: true,
      input: { numberPrefix: "ROPS/WS", version: 0 },
    });
  });

  it("counts texts that were begun and emptied again as left out", () => {
    const draft = {
      ...toTemplateDraft(template),
      heading: { pl: " " },
      outcomes: { pl: "", en: "" },
      wording: { ms: { pl: "" }, mr: { pl: "ukończył kurs" } },
    };
    const checked = checkTemplate(draft, 3);
    expect(checked.valid && checked.input).toMatchObject({
      heading: undefined,
      outcomes: undefined,
      wording: { ms: undefined, mr: { pl: "ukończył kurs" } },
      version: 3,
    });
  });

  it("names each field that is wrong", () => {
    const draft = {
      ...toTemplateDraft(template),
      numberPrefix: "/ROPS WS",
      heading: { pl: "", en: "Certificate" },
      signatory: { name: "x".repeat(121) },
    };
    expect(checkTemplate(draft, 0)).toEqual({
      valid: false,
      issues: [
        { path: "heading.pl", code: "field.required" },
        { path: "signatory.name", code: "field.too_long", limit: 120 },
        { path: "numberPrefix", code: "certificate.number_prefix" },
      ],
    });
  });
});
