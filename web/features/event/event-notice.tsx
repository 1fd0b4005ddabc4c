import type { EventView } from "@zapisy/core/event/answer";
import { loadPublic } from "@zapisy/words/public";
import type { JSX } from "solid-js";
import { Match, Show, Switch } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Notice } from "../../ui/notice.tsx";

/**
 * Why one cannot sign up now, in words: cancelled, over, closed, not yet open, no date yet. `offers`: what can be done
 * meanwhile, too.
 */
export function EventNotice(props: { event: EventView; offers?: boolean }): JSX.Element {
  const t = useMessages(loadPublic);
  const recruitment = () => props.event.recruitment;
  const opens = () => {
    const state = recruitment();
    return state.state === "upcoming" ? state.opens : "";
  };
  return (
    <Switch>
      <Match when={props.event.state === "cancelled"}>
        <Notice meaning="stop" title={t().event.cancelledTitle}>
          <p>{props.event.cancellation && t().event.cancelledReason(props.event.cancellation.reason)}</p>
        </Notice>
      </Match>
      <Match when={props.event.over}>
        <Notice meaning="note" title={t().event.overTitle} />
      </Match>
      <Match when={recruitment().state === "closed"}>
        <Notice meaning="note" title={t().event.closedTitle}>
          <p>{t().event.closedHelp}</p>
        </Notice>
      </Match>
      <Match when={recruitment().referralsOnly}>
        <Notice meaning="note" title={t().event.referralTitle}>
          <p>{t().event.referralHelp}</p>
        </Notice>
      </Match>
      <Match when={opens() || recruitment().state === "tentative"}>
        <Notice meaning="note" title={opens() ? t().event.upcomingTitle(opens()) : t().event.tentativeTitle}>
          <Show when={props.offers || !opens()}>
            <p>{opens() ? t().event.upcomingHelp : t().event.tentativeHelp}</p>
          </Show>
          <Show when={props.offers}>
            <p>
              <a href={`/news/event/${props.event.slug}`} rel="external">
                {t().event.notify}
              </a>
            </p>
          </Show>
        </Notice>
      </Match>
    </Switch>
  );
}
