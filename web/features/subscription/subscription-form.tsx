import { EVENT_KINDS, type EventKind } from "@zapisy/core/event/schema";
import type { OwnSubscription } from "@zapisy/core/subscription/answer";
import { loadCommon } from "@zapisy/words/common";
import { loadNews } from "@zapisy/words/news";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { useTerritory } from "../../data/territory.ts";
import { CountiesField } from "../../forms/counties-field.tsx";
import { createRefusals } from "../../forms/refusals.ts";
import { Remarks } from "../../forms/remarks.tsx";
import { Button } from "../../ui/button.tsx";
import { CheckboxGroup } from "../../ui/checkbox.tsx";
import { fieldId } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { chooseSubscription } from "./subscription-api.ts";
import styles from "./subscription-form.module.css";

/** Chooses what mail of events comes to an address: of which kinds, or none. Nothing is chosen by opening it. */
export function SubscriptionForm(props: { token: string; found: OwnSubscription }): JSX.Element {
  const t = useMessages(loadNews);
  const common = useMessages(loadCommon);
  const territory = useTerritory();
  const nameOf = (code: string) => territory()?.countyName(code) ?? code;
  const [view, setView] = createSignal(props.found);
  const [kinds, setKinds] = createSignal<readonly EventKind[]>(props.found.kinds ?? EVENT_KINDS);
  const [counties, setCounties] = createSignal<readonly string[]>(props.found.counties ?? []);
  const [done, setDone] = createSignal<"subscribed" | "ended">();
  const [busy, setBusy] = createSignal<"wanted" | "ended">();
  const refusals = createRefusals(() => document.getElementById(fieldId("kinds"))?.focus());
  const choose = async (wanted: boolean) => {
    refusals.clear();
    setDone(undefined);
    if (wanted && kinds().length === 0) {
      refusals.refuse([{ path: "kinds", code: "subscription.no_kind" }]);
      return;
    }
    setBusy(wanted ? "wanted" : "ended");
    try {
      const some = kinds().length < EVENT_KINDS.length ? [...kinds()] : undefined;
      const chosen = counties().length > 0 ? [...counties()] : undefined;
      setView(
        await chooseSubscription(props.token, {
          wanted,
          ...(wanted && { kinds: some, counties: chosen }),
        }),
      );
      setDone(wanted ? "subscribed" : "ended");
    } catch (error) {
      refusals.fail(error);
    } finally {
      setBusy(undefined);
    }
  };
  const wantedLabel = () => ({ asked: t().confirm, subscribed: t().save, ended: t().again })[view().state];
  return (
    <form
      class={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void choose(true);
      }}
    >
      <div class={styles.text}>
        <p>{t().state[view().state](view().address)}</p>
        <p>{t().scope}</p>
      </div>
      <Show when={done()} keyed>
        {(what) => (
          <Notice meaning="ok" title={t().done[what]} live="status">
            <Show when={what === "ended"}>
              <p>{t().kept}</p>
            </Show>
            <Show when={what === "subscribed" && view().counties}>
              {(codes) => <p>{t().done.counties(codes().map(nameOf))}</p>}
            </Show>
          </Notice>
        )}
      </Show>
      <CheckboxGroup
        name="kinds"
        label={t().kinds}
        values={kinds()}
        error={refusals.error("kinds")}
        options={EVENT_KINDS.map((value) => ({ value, label: common().eventKind[value] }))}
        onChange={setKinds}
      />
      <CountiesField
        name="counties"
        label={t().addCounty}
        help={t().countiesHelp}
        picked={t().counties}
        codes={counties()}
        error={refusals.error("counties")}
        onChange={setCounties}
      />
      <Remarks texts={refusals.remarks()} />
      <div class={styles.actions}>
        <Button kind="primary" type="submit" busy={busy() === "wanted"} wideOnPhone>
          {wantedLabel()}
        </Button>
        <Show when={view().state !== "ended"}>
          <Button busy={busy() === "ended"} wideOnPhone onClick={() => void choose(false)}>
            {view().state === "asked" ? t().decline : t().end}
          </Button>
        </Show>
      </div>
    </form>
  );
}
