import type { StaffEventView } from "@zapisy/core/event/answer";
import type { SelectionRanking } from "@zapisy/core/selection/answer";
import { quotasOf } from "@zapisy/core/event/rules";
import type { DecisionsInput } from "@zapisy/core/selection/schema";
import { loadSelection } from "@zapisy/words/selection";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { LeaveGuard } from "../../forms/leave-guard.tsx";
import { createRefusals } from "../../forms/refusals.ts";
import { Remarks } from "../../forms/remarks.tsx";
import { Button } from "../../ui/button.tsx";
import { fieldId } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import styles from "./selection.module.css";

/** Decides about all by their rank, for one reason. */
export function DecisionsForm(props: {
  event: StaffEventView;
  ranking: SelectionRanking;
  onDecide: (decided: Omit<DecisionsInput, "version">) => Promise<unknown>;
  actions: JSX.Element;
}): JSX.Element {
  const t = useMessages(loadSelection);
  // oxlint-disable-next-line solid/reactivity -- what is being written stays until it is saved
  const { decided, seats, items } = props.ranking;
  const ranked = items.filter(({ rank }) => rank !== undefined).length;
  const usual = Math.min(seats.left ?? ranked, ranked);
  const [places, setPlaces] = createSignal<number | undefined>(decided?.places ?? usual);
  const [reserve, setReserve] = createSignal<number | undefined>(decided?.reserve ?? ranked - usual);
  const [reason, setReason] = createSignal(decided?.reason ?? "");
  const [isBusy, setBusy] = createSignal(false);
  const refusals = createRefusals(([first]) => {
    if (first) document.getElementById(fieldId(`decisions.${first.path}`))?.focus();
  });
  const typed = () => JSON.stringify([places(), reserve(), reason()]);
  const [saved, setSaved] = createSignal(typed());
  const hasLimits = () =>
    quotasOf(props.event).length > 0 ||
    props.event.choiceGroups.some(({ options }) => options.some((option) => option.seats !== null));
  const isOver = () => {
    const { left } = props.ranking.seats;
    return left !== null && (places() ?? 0) > left;
  };
  const submit = async () => {
    if (isBusy()) return;
    refusals.clear();
    setBusy(true);
    try {
      const sent = typed();
      await props.onDecide({
        places: places() ?? Number.NaN,
        reserve: reserve() ?? Number.NaN,
        reason: reason(),
      });
      setSaved(sent);
      showToast({ text: t().decision.saved });
    } catch (error) {
      refusals.fail(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class={styles.panel}>
      <h2 class={styles.heading}>{t().decision.title}</h2>
      <p class={styles.soft}>{t().decision.lead}</p>
      <form
        class={styles.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <NumberField
          name="decisions.places"
          label={t().decision.places}
          help={t().seats(props.ranking.seats.left, props.ranking.seats.total)}
          value={places()}
          error={refusals.error("places")}
          onInput={setPlaces}
        />
        <Show when={isOver()}>
          <Notice meaning="note" live="status" title={t().decision.overSeats} />
        </Show>
        <Show when={hasLimits()}>
          <p class={styles.soft}>{t().decision.limits}</p>
        </Show>
        <NumberField
          name="decisions.reserve"
          label={t().decision.reserve}
          help={t().decision.rest}
          value={reserve()}
          error={refusals.error("reserve")}
          onInput={setReserve}
        />
        <TextField
          name="decisions.reason"
          label={t().decision.reason}
          help={t().decision.reasonHelp}
          autocomplete="off"
          maxLength={300}
          value={reason()}
          error={refusals.error("reason")}
          onInput={setReason}
        />
        <Remarks texts={refusals.remarks()} />
        <div class={styles.actions}>
          <Button type="submit" busy={isBusy()}>
            {t().decision.save}
          </Button>
          {props.actions}
        </div>
      </form>
      <LeaveGuard isDirty={() => typed() !== saved()} />
    </section>
  );
}
