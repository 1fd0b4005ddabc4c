import type { RetentionSwitchView } from "@zapisy/core/retention/answer";
import { HOME_ZONE, dayAt } from "@zapisy/core/shared/time";
import { formatDay } from "@zapisy/words";
import { loadRetention } from "@zapisy/words/retention";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { mayAnywhere } from "../../data/right.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { saveSwitch } from "./retention-api.ts";
import styles from "./retention.module.css";

/** Whether data end by themselves in the whole installation, and where an administrator says so. */
export function SwitchPanel(props: {
  site: RetentionSwitchView;
  onChanged: (site: RetentionSwitchView) => void;
}): JSX.Element {
  const t = useMessages(loadRetention);
  const [isAsked, setAsked] = createSignal(false);
  const change = async () => {
    props.onChanged(await saveSwitch({ isOn: !props.site.isOn, version: props.site.version }));
    setAsked(false);
  };
  return (
    <section class={styles.panel}>
      <h2>{t().site.heading}</h2>
      <Notice meaning={props.site.isOn ? "ok" : "note"}>
        {props.site.isOn ? t().site.on : t().site.off}{" "}
        <Show when={props.site.changedAt}>
          {(at) => t().site.since(formatDay(locale(), dayAt(at(), HOME_ZONE)), props.site.changedBy)}
        </Show>
      </Notice>
      <Show when={mayAnywhere("privacy.switch")} fallback={<p class={styles.soft}>{t().site.onlyAdmin}</p>}>
        <div class={styles.actions}>
          <Button kind={props.site.isOn ? "secondary" : "danger"} onClick={() => setAsked(true)}>
            {props.site.isOn ? t().site.switchOff : t().site.switchOn}
          </Button>
        </div>
        <ConfirmDialog
          open={isAsked()}
          danger={!props.site.isOn}
          title={props.site.isOn ? t().site.askOff : t().site.askOn}
          confirmLabel={props.site.isOn ? t().site.switchOff : t().site.switchOn}
          onConfirm={change}
          onClose={() => setAsked(false)}
        >
          <p>{props.site.isOn ? t().site.askOffText : t().site.askOnText}</p>
        </ConfirmDialog>
      </Show>
    </section>
  );
}
