import { loadMail } from "@zapisy/words/mail";
import { describe, expect, it } from "vitest";
import { sourceOf, toDraft, wordsAbove } from "./mail-text.state.ts";

const builtIn = { pl: await loadMail("pl"), en: await loadMail("en") };
const words = { heading: "A", lead: "b" };
const view = { kind: "registration.confirmed", paragraphs: [], above: {} };

describe("what a mail says in a place", () => {
  it.each([
    [{ ...view, pl: words, above: { pl: { level: "project", words } } }, "event"],
    [{ ...view, above: { pl: { level: "project", words } } }, "project"],
    [{ ...view, above: { en: { level: "installation", words } } }, "builtIn"],
  ] as const)("is from there: %j", (one, source) => {
    expect(sourceOf(one, "pl", "event")).toBe(source);
  });

  it("begins with what is said without it", () => {
    expect(wordsAbove({ ...view, above: { pl: { level: "project", words } } }, "pl", builtIn)).toEqual({
      ...words,
      next: "",
    });
    const { heading, lead, next } = wordsAbove(view, "en", builtIn);
    expect([heading, lead]).toEqual(["Place confirmed", "The place at the event is confirmed."]);
    expect(next).toContain("please withdraw at the link below");
  });

  it("is empty in a form where nothing stands", () => {
    expect(toDraft({ paragraphs: [] })).toEqual({ paragraphs: [], attachments: [] });
    expect(toDraft({ pl: words, paragraphs: [] })).toEqual({
      pl: { ...words, next: "" },
      paragraphs: [],
      attachments: [],
    });
  });
});
