import type { KeptRegistrations } from "@zapisy/core/retention/answer";
import type { HoldId } from "@zapisy/core/retention/schema";
import { dayAt, HOME_ZONE } from "@zapisy/core/shared/time";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import { formatDay } from "@zapisy/words";
import { loadRetention } from "@zapisy/words/retention";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { ReasonDialog } from "../../forms/reason-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { showToast } from "../../ui/toast.tsx";
import { endPersonHold } from "./retention-api.ts";
import styles from "./retention.module.css";

type Kept = KeptRegistrations["items"][number];

/** Until when what is kept of a registration is kept, and what holds it up. */
export function KeptCell(props: { kept: Kept; onChanged: () => unknown }): JSX.Element {
  const t = useMessages(loadRetention);
  const [ending, setEnding] = createSignal<HoldId>();
  const day = (text: string) => formatDay(locale(), text);
  const heldUntil = (until: string | undefined) =>
    until ? t().events.until(day(until)) : t().holds.untilEnded;
  return (
    <div class={styles.end}>
      <For each={props.kept.ends} fallback={<span>{t().kept.nothing}</span>}>
        {({ kind, until, unknown }) => (
          <span>
            {t().kept.line(
              t().kept.kind[kind],
              until ? t().events.until(day(until)) : t().kept.unknown[unknown ?? "no_terms"],
            )}
          </span>
        )}
      </For>
      <For each={props.kept.others}>
        {({ cause, reason, until }) => (
          <span>{t().kept.heldHere(`${t().holds.causes[cause]}: ${reason}`, heldUntil(until))}</span>
        )}
      </For>
      <Show when={props.kept.hold}>
        {(hold) => (
          <>
            <span>
              {t().kept.held(`${t().holds.causes[hold().cause]}: ${hold().reason}`, heldUntil(hold().until))}
            </span>
            <span class={styles.soft}>
              {[hold().heldBy, day(dayAt(hold().heldAt, HOME_ZONE))].filter(Boolean).join(", ")}
            </span>
            <Button small kind="quiet" onClick={() => setEnding(hold().holdId)}>
              {t().holds.end}
            </Button>
          </>
        )}
      </Show>
      <Show when={ending()} keyed>
        {(holdId) => (
          <ReasonDialog
            title={t().holds.end}
            text={t().kept.endText}
            label={t().holds.endReason}
            help={t().holds.reasonHelp}
            confirmLabel={t().holds.end}
            onConfirm={async (reason) => {
              await endPersonHold(holdId, props.kept.registrationId as RegistrationId, reason);
              showToast({ text: t().holds.ended });
              await props.onChanged();
            }}
            onClose={() => setEnding(undefined)}
          />
        )}
      </Show>
    </div>
  );
}
