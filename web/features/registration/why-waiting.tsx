import type { StaffRegistrationView } from "@zapisy/core/registration/answer";
import { type Limiting, namedLimits } from "@zapisy/core/registration/rules";
import { loadCommon } from "@zapisy/words/common";
import { limitsInWords, nextInWords } from "@zapisy/words/wait";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { Told } from "../../ui/told.tsx";

type Limited = Pick<StaffRegistrationView, "waitLimits" | "alternatives">;

/** Which limits keep somebody on the reserve list, each in a sentence, and what has to become free for them. */
export function WhyWaiting(props: {
  person: Limited;
  event: Limiting;
  /** Without what happens next. */
  brief?: boolean;
  class?: string;
}): JSX.Element {
  const t = useMessages(loadCommon);
  const limits = () => namedLimits(props.person.waitLimits, props.event, locale());
  const next = () =>
    props.brief
      ? []
      : nextInWords(limits(), t().wait, { anyWillDo: props.person.alternatives !== undefined });
  return (
    <For each={[limitsInWords(limits(), t().wait.met), next()]}>
      {(sentences) => (
        <Show when={sentences.length > 0}>
          <p class={props.class}>
            <Told>{sentences.join(" ")}</Told>
          </p>
        </Show>
      )}
    </For>
  );
}
