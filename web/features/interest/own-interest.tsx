import type { OwnInterest } from "@zapisy/core/interest/answer";
import { formatWallTime } from "@zapisy/words";
import { loadNews } from "@zapisy/words/news";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { createRefusals } from "../../forms/refusals.ts";
import { Remarks } from "../../forms/remarks.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import styles from "./interest-form.module.css";
import { chooseInterest } from "./interest-api.ts";

/** What the holder of the mailed link is told, and chooses. Nothing is chosen by opening it. */
export function OwnInterestChoice(props: { token: string; found: OwnInterest }): JSX.Element {
  const t = useMessages(loadNews);
  // oxlint-disable-next-line solid/reactivity -- what was found first; each choice says what is so then
  const [view, setView] = createSignal(props.found);
  const [done, setDone] = createSignal<"wanted" | "withdrawn">();
  const [busy, setBusy] = createSignal<"wanted" | "withdrawn">();
  const refusals = createRefusals();
  const opens = () => {
    const { recruitment } = view().event;
    return recruitment.state === "upcoming" ? formatWallTime(locale(), recruitment.opens) : undefined;
  };
  const isOpen = () => view().event.recruitment.state === "open";
  const choose = async (wanted: boolean) => {
    refusals.clear();
    setDone(undefined);
    setBusy(wanted ? "wanted" : "withdrawn");
    try {
      const now = await chooseInterest(props.token, wanted);
      setView(now);
      setDone(now.state === "waits" ? "wanted" : wanted ? undefined : "withdrawn");
    } catch (error) {
      refusals.fail(error);
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <div class={styles.form}>
      <div class={styles.text}>
        <p>{t().interest.state[view().state](view().address ?? "")}</p>
        <Show when={opens()}>{(from) => <p>{t().interest.opens(from())}</p>}</Show>
        <Show when={isOpen()}>
          <p>{t().interest.open}</p>
        </Show>
      </div>
      <div role="status">
        <Show when={done()} keyed>
          {(what) => <Notice meaning="ok" title={t().interest.done[what]} />}
        </Show>
      </div>
      <Remarks texts={refusals.remarks()} />
      <div class={styles.actions}>
        <Show when={view().state === "asked"}>
          <Button kind="primary" busy={busy() === "wanted"} wideOnPhone onClick={() => void choose(true)}>
            {t().interest.confirm}
          </Button>
        </Show>
        <Show when={view().state === "asked" || view().state === "waits"}>
          <Button busy={busy() === "withdrawn"} wideOnPhone onClick={() => void choose(false)}>
            {t().interest.withdraw}
          </Button>
        </Show>
        <LinkButton kind="quiet" href={`/events/${view().event.slug}`}>
          {t().interest.event}
        </LinkButton>
      </div>
    </div>
  );
}
