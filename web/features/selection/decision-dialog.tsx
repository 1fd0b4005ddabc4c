import type { SelectionRanking } from "@zapisy/core/selection/answer";
import { DECISIONS, type Decision } from "@zapisy/core/selection/schema";
import { loadSelection } from "@zapisy/words/selection";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { createRefusals } from "../../forms/refusals.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { decideOne } from "./selection-api.ts";
import styles from "./selection.module.css";

/** Decides about one against their rank, with a reason, or that their rank decides again. */
export function DecisionDialog(props: {
  eventId: string;
  item: SelectionRanking["items"][number];
  version: number;
  onRanking: (ranking: SelectionRanking) => void;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadSelection);
  // oxlint-disable-next-line solid/reactivity -- another applicant is another dialog
  const { item } = props;
  const [decision, setDecision] = createSignal<Decision | "rank">(
    item.isException ? (item.decision ?? "rank") : "rank",
  );
  const [reason, setReason] = createSignal("");
  const [isBusy, setBusy] = createSignal(false);
  const refusals = createRefusals();
  const submit = async () => {
    if (isBusy()) return;
    refusals.clear();
    setBusy(true);
    const said = decision();
    try {
      const after = await decideOne(props.eventId, item.registrationId, {
        decision: said === "rank" ? null : said,
        reason: reason(),
        version: props.version,
      });
      props.onRanking(after);
      props.onClose();
    } catch (error) {
      refusals.fail(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      guarded
      title={t().decision.changeTitle(`${item.firstName} ${item.lastName}`)}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" type="submit" form="one-decision" busy={isBusy()}>
            {t().decision.change}
          </Button>
          <Button onClick={() => props.onClose()}>{t().cancel}</Button>
        </>
      }
    >
      <form
        id="one-decision"
        class={styles.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Show when={refusals.failure()}>
          {(text) => <Notice meaning="stop" live="alert" title={text()} />}
        </Show>
        <RadioGroup
          name="one.decision"
          label={t().ranking.column.decision}
          value={decision()}
          options={[
            { value: "rank" as const, label: t().decision.byRank },
            ...DECISIONS.map((value) => ({ value, label: t().decision.name[value] })),
          ]}
          onChange={setDecision}
        />
        <TextField
          name="one.reason"
          label={t().decision.changeReason}
          help={t().decision.changeReasonHelp}
          autocomplete="off"
          maxLength={300}
          value={reason()}
          onInput={setReason}
          error={refusals.error("reason")}
        />
      </form>
    </Dialog>
  );
}
