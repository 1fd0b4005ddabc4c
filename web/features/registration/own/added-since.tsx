import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { createMemo, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { addedSince, askedLater } from "../form/check.state.ts";
import { useFieldLabel } from "../form/field-label.ts";

/** Id of the heading above one's choices, to which the notice leads. */
export const OWN_CHOICES = "own-choices";
/** Id of the heading above one's data. */
export const OWN_DATA = "own-data";

/** Asks for what the sign-up did not ask: what those are asked who have a place, and what was added since. */
export function AddedSince(props: { view: PersonalView }): JSX.Element {
  const t = useMessages(loadRegistration);
  const labelOf = useFieldLabel(() => props.view.event);
  const added = createMemo(() => addedSince(props.view));
  const isChoice = (path: string) => path.startsWith("choices.");
  const lead = (section: string) => {
    const heading = document.getElementById(section);
    heading?.scrollIntoView({ block: "center" });
    heading?.focus({ preventScroll: true });
  };
  const later = createMemo(() => askedLater(props.view));
  const named = (paths: readonly string[]) => paths.map(labelOf).filter(Boolean).join(", ");
  return (
    <>
      <Show when={later().length > 0}>
        <Notice
          meaning="wait"
          title={t().personal.laterTitle}
          actions={<Button onClick={() => lead(OWN_DATA)}>{t().personal.toData}</Button>}
        >
          <p>{t().personal.later(named(later()))}</p>
        </Notice>
      </Show>
      <Show when={added().length > 0}>
        <Notice
          meaning="wait"
          title={t().personal.addedTitle}
          actions={
            <>
              <Show when={added().some(isChoice)}>
                <Button onClick={() => lead(OWN_CHOICES)}>{t().personal.toChoices}</Button>
              </Show>
              <Show when={!added().every(isChoice)}>
                <Button onClick={() => lead(OWN_DATA)}>{t().personal.toData}</Button>
              </Show>
            </>
          }
        >
          <p>{t().personal.added(named(added()))}</p>
        </Notice>
      </Show>
    </>
  );
}
