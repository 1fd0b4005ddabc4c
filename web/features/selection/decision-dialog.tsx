import type { SelectionRanking } from "@zapisy/core/selection/answer";
import { DECISIONS, type Decision } from "@zapisy/core/selection/schema";
import { loadSelection } from "@zapisy/words/selection";
import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { FormDialog } from "../../forms/form-dialog.tsx";
import { createRefusals } from "../../forms/refusals.ts";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { TextField } from "../../ui/text-field.tsx";

/** Decides about one against their rank, with a reason, or that their rank decides again. */
export function DecisionDialog(props: {
  item: SelectionRanking["items"][number];
  onDecide: (decision: Decision | null, reason: string) => Promise<unknown>;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadSelection);
  // oxlint-disable-next-line solid/reactivity -- another applicant is another dialog
  const { item } = props;
  const [decision, setDecision] = createSignal<Decision | "rank">(
    item.isException ? (item.decision ?? "rank") : "rank",
  );
  const [reason, setReason] = createSignal("");
  const refusals = createRefusals(focusRefused);
  return (
    <FormDialog
      title={t().decision.changeTitle(`${item.firstName} ${item.lastName}`)}
      submitLabel={t().decision.change}
      refusals={refusals}
      onSubmit={async () => {
        const said = decision();
        await props.onDecide(said === "rank" ? null : said, reason());
        props.onClose();
      }}
      onClose={props.onClose}
    >
      <RadioGroup
        name="decision"
        label={t().ranking.column.decision}
        value={decision()}
        options={[
          { value: "rank" as const, label: t().decision.byRank },
          ...DECISIONS.map((value) => ({ value, label: t().decision.name[value] })),
        ]}
        onChange={setDecision}
        error={refusals.error("decision")}
      />
      <TextField
        name="reason"
        label={t().decision.changeReason}
        help={t().decision.changeReasonHelp}
        autocomplete="off"
        maxLength={300}
        value={reason()}
        onInput={setReason}
        error={refusals.error("reason")}
      />
    </FormDialog>
  );
}
