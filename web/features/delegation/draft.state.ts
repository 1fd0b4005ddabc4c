import type { EventView } from "@zapisy/core/event/answer";
import type { InstitutionDraft } from "@zapisy/core/form/schema";
import { draftOf, fromDraft } from "../registration/sign-up/draft.state.ts";
import { EMPTY_FORM, type FormValues } from "../registration/form/form.state.ts";

/** What a form of a delegation holds beside its people. */
export interface DelegationDraft {
  institution: InstitutionDraft;
  contact: { name: string; email: string; phone: string };
  accessCode: string;
  ifFull: "nobody" | "reserve" | "together";
}

/** A form in which nothing is written. */
export const EMPTY_DELEGATION: Readonly<DelegationDraft> = {
  institution: { name: "", type: "", town: "" },
  contact: { name: "", email: "", phone: "" },
  accessCode: "",
  ifFull: "nobody",
};

/** The text under which an unfinished form is kept; undefined where nothing is worth it. Neither declarations nor needs are kept. */
export function delegationDraft(
  values: DelegationDraft,
  people: readonly FormValues[],
  formVersion: number,
): string | undefined {
  const kept = people.map((person) => draftOf(person, formVersion) ?? null);
  const isEmpty =
    JSON.stringify(values) === JSON.stringify(EMPTY_DELEGATION) && kept.every((one) => one === null);
  return isEmpty ? undefined : JSON.stringify({ values, people: kept });
}

/** The form as a draft left it; undefined where there is none, or none that can be read. */
export function fromDelegationDraft(
  text: string | undefined,
  event: EventView,
): { values: DelegationDraft; people: FormValues[] } | undefined {
  if (!text) return undefined;
  try {
    const { values, people } = JSON.parse(text) as { values: DelegationDraft; people: (string | null)[] };
    return {
      // A draft of an older version of the app may lack something.
      values: {
        institution: { ...EMPTY_DELEGATION.institution, ...values.institution },
        contact: { ...EMPTY_DELEGATION.contact, ...values.contact },
        accessCode: values.accessCode ?? "",
        ifFull: values.ifFull === "reserve" || values.ifFull === "together" ? values.ifFull : "nobody",
      },
      people: people.map((person) => fromDraft(person ?? undefined, event) ?? { ...EMPTY_FORM }),
    };
  } catch {
    // Whatever stands there is not ours; the form begins empty.
    return undefined;
  }
}
