import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { isInLine, standsIn } from "@zapisy/core/registration/rules";
import { loadCommon } from "@zapisy/words/common";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { Notice } from "../../../ui/notice.tsx";
import { textIn } from "../../event/event-text.ts";
import { meaningOf } from "../status-meaning.ts";
import { WhyWaiting } from "../why-waiting.tsx";
import { replacedOptions, type OutcomeState } from "./outcome.state.ts";
import styles from "./sign-up-outcome.module.css";

/** What came of the sign-up that was just sent, what happens next, and what if no message comes. */
export function SignUpOutcome(props: { outcome: OutcomeState; view: PersonalView }): JSX.Element {
  const t = useMessages(loadRegistration);
  const common = useMessages(loadCommon);
  const words = () => common().status[props.outcome.outcome];
  const next = () => {
    const { offerHours } = props.view.event.recruitment;
    return offerHours !== undefined && isInLine(props.outcome.outcome)
      ? t().outcome.offers(offerHours)
      : words().next;
  };
  const replaced = () => {
    const taken = replacedOptions(props.outcome.asked, props.view.choices);
    return props.view.event.choiceGroups
      .flatMap(({ options }) => options)
      .filter(({ optionId }) => taken.includes(optionId))
      .map((option) => textIn(locale(), option.title).text)
      .join(", ");
  };
  return (
    <Notice
      meaning={meaningOf(props.outcome.outcome)}
      live="status"
      title={words().outcome(props.outcome.position ?? 1)}
    >
      <div class={styles.text}>
        <Show when={replaced()}>{(options) => <p>{t().outcome.replaced(options())}</p>}</Show>
        <Show when={standsIn(props.outcome.outcome) === "pends" && props.view.statusReason}>
          {(reason) => <p>{t().personal.reason(reason())}</p>}
        </Show>
        <WhyWaiting person={props.view} event={props.view.event} />
        <p>{t().outcome.mail(props.outcome.email)}</p>
        <p class={styles.next}>{t().outcome.next}</p>
        <ul class={styles.steps}>
          <li>{next()}</li>
          <li>{t().outcome.withdraw}</li>
        </ul>
        <details>
          <summary class={styles.summary}>{t().outcome.noMailTitle}</summary>
          <p>{t().outcome.noMail}</p>
        </details>
      </div>
    </Notice>
  );
}
