import type { StaffEventView } from "@zapisy/core/event/answer";
import { quotasOf } from "@zapisy/core/event/rules";
import type { SelectionRanking } from "@zapisy/core/selection/answer";
import { DecisionsSchema } from "@zapisy/core/selection/schema";
import { loadSelection } from "@zapisy/words/selection";
import * as v from "valibot";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { EditFormFrame } from "../../forms/edit-form-frame.tsx";
import { createEditForm } from "../../forms/edit-form.ts";
import { checkBy } from "../../forms/issues.state.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { decideAll, getRanking } from "./selection-api.ts";
import styles from "./selection.module.css";

/** What is written, under one name: the page has another field for a reason. */
interface Draft {
  decisions: { places?: number; reserve?: number; reason: string };
}

const WrittenSchema = v.object({ decisions: v.omit(DecisionsSchema, ["version"]) });

/** What is decided, or what is usual while nothing is: as many places as there are, and all others wait. */
function draftOf({ decided, seats, items }: SelectionRanking): Draft {
  const ranked = items.filter(({ rank }) => rank !== undefined).length;
  const places = Math.min(seats.left ?? ranked, ranked);
  return { decisions: decided ?? { places, reserve: ranked - places, reason: "" } };
}

/** Decides about all by their rank, for one reason, and then has everybody told. */
export function DecisionsForm(props: {
  event: StaffEventView;
  ranking: SelectionRanking;
  onRanking: (ranking: SelectionRanking) => void;
  onAnnounce: () => void;
}): JSX.Element {
  const t = useMessages(loadSelection);
  // oxlint-disable-next-line solid/reactivity -- the version on which it is written: others may save meanwhile
  let { version } = props.ranking;
  const take = (ranking: SelectionRanking) => {
    ({ version } = ranking);
    props.onRanking(ranking);
    return draftOf(ranking);
  };
  const form = createEditForm<Draft, v.InferOutput<typeof WrittenSchema>>({
    // oxlint-disable-next-line solid/reactivity -- what is being written stays until it is saved
    begin: draftOf(props.ranking),
    check: (draft) => checkBy(WrittenSchema, draft),
    save: async ({ decisions }) => {
      const after = take(await decideAll(props.event.eventId, { ...decisions, version }));
      showToast({ text: t().decision.saved });
      return after;
    },
    conflict: {
      code: "selection.version_conflict",
      load: async () => take(await getRanking(props.event.eventId)),
    },
  });
  const written = () => form.draft.decisions;
  const hasLimits = () =>
    quotasOf(props.event).length > 0 ||
    props.event.choiceGroups.some(({ options }) => options.some((option) => option.seats !== null));
  const isOver = () => {
    const { left } = props.ranking.seats;
    return left !== null && (written().places ?? 0) > left;
  };
  const fieldName = (path: string): string => {
    const { places, reserve, reason, title } = t().decision;
    const labels: Record<string, string> = { places, reserve, reason };
    return labels[path.split(".").at(-1) ?? ""] ?? title;
  };
  return (
    <section class={styles.panel}>
      <h2 class={styles.heading}>{t().decision.title}</h2>
      <p class={styles.soft}>{t().decision.lead}</p>
      <EditFormFrame class={styles.stack} form={form} fieldName={fieldName} submitLabel={t().decision.save}>
        <NumberField
          name="decisions.places"
          label={t().decision.places}
          help={t().seats(props.ranking.seats.left, props.ranking.seats.total)}
          value={written().places}
          error={form.error("decisions.places")}
          onInput={(places) => form.update(({ decisions }) => (decisions.places = places))}
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
          value={written().reserve}
          error={form.error("decisions.reserve")}
          onInput={(reserve) => form.update(({ decisions }) => (decisions.reserve = reserve))}
        />
        <TextField
          name="decisions.reason"
          label={t().decision.reason}
          help={t().decision.reasonHelp}
          autocomplete="off"
          maxLength={300}
          value={written().reason}
          error={form.error("decisions.reason")}
          onInput={(reason) => form.update(({ decisions }) => (decisions.reason = reason))}
        />
      </EditFormFrame>
      <Show when={props.ranking.decided}>
        <div class={styles.actions}>
          <Button popup="dialog" disabled={form.isDirty()} onClick={() => props.onAnnounce()}>
            {t().announce.button}
          </Button>
          <Show when={form.isDirty()}>
            <span class={styles.soft}>{t().announce.unsaved}</span>
          </Show>
        </div>
      </Show>
    </section>
  );
}
