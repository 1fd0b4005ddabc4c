import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { loadDelegation } from "@zapisy/words/public/delegation";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Notice } from "../../ui/notice.tsx";

/** Who gave the data that are not the person's own words (art. 14 GDPR), and that the place is another person's by now. */
export function Origin(props: { view: PersonalView }): JSX.Element {
  const t = useMessages(loadDelegation);
  return (
    <Show
      when={props.view.handedOver}
      fallback={
        <Show when={props.view.enteredBy}>
          {(by) => (
            <Notice meaning="note">
              <p>{t().origin[by()]}</p>
            </Notice>
          )}
        </Show>
      }
    >
      <Notice meaning="note">
        <p>{t().handOver.doneText}</p>
      </Notice>
    </Show>
  );
}
