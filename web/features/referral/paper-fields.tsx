import { loadReferral } from "@zapisy/words/referral";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { DateField } from "../../ui/date-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { PaperValues } from "./paper.ts";

/** The document on which a referral rests, and the days of both. */
export function PaperFields(props: {
  values: PaperValues;
  set: (part: Partial<PaperValues>) => void;
  leave?: (path: string) => void;
  errorOf: (path: string) => string | undefined;
}): JSX.Element {
  const t = useMessages(loadReferral);
  return (
    <>
      <TextField
        name="document.number"
        label={t().form.number}
        help={t().form.numberHelp}
        autocomplete="off"
        spellcheck={false}
        value={props.values.number}
        error={props.errorOf("document.number")}
        onInput={(number) => props.set({ number })}
        onBlur={() => props.leave?.("document.number")}
      />
      <DateField
        name="document.date"
        label={t().form.date}
        value={props.values.date}
        error={props.errorOf("document.date")}
        onInput={(date) => props.set({ date })}
        onBlur={() => props.leave?.("document.date")}
      />
      <DateField
        name="referredOn"
        label={t().form.referredOn}
        value={props.values.referredOn}
        error={props.errorOf("referredOn")}
        onInput={(referredOn) => props.set({ referredOn })}
        onBlur={() => props.leave?.("referredOn")}
      />
    </>
  );
}
