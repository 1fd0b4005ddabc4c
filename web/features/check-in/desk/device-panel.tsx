import { loadCheckIn } from "@zapisy/words/check-in";
import Trash2 from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { createResource, createSignal, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { LanguageSwitch } from "../../../ui/language-switch.tsx";
import { ThemeSwitch } from "../../../ui/theme-switch.tsx";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { Desk } from "./desk.ts";
import styles from "./desk.module.css";
import { prepareOffline } from "./offline.ts";
import { Told } from "../../../ui/told.tsx";

/** What this device keeps, until when, and how to be rid of it. */
export function DevicePanel(props: { desk: Desk; expiresAt: string; timeZone: string }): JSX.Element {
  const t = useMessages(loadCheckIn);
  const [isAsked, setAsked] = createSignal(false);
  const [isReady] = createResource(prepareOffline);
  const unsent = () => props.desk.entries().length;
  return (
    <section class={styles.device} aria-labelledby="desk-device">
      <h2 id="desk-device" class={styles.deviceTitle}>
        {t().device.title}
      </h2>
      <Show
        when={props.desk.isLasting()}
        fallback={
          <Notice meaning="stop">
            <p>{t().device.notLasting}</p>
          </Notice>
        }
      >
        <p role="status">
          <Told>
            {isReady.state !== "ready"
              ? t().device.offlinePreparing
              : isReady.latest
                ? t().device.offlineReady
                : t().device.offlineNever}
          </Told>
        </p>
        <p>{t().device.install}</p>
        <p>{t().device.kept(props.expiresAt, props.timeZone)}</p>
      </Show>
      <div class={styles.buttons}>
        <Button icon={<Trash2 />} onClick={() => setAsked(true)}>
          {t().device.erase}
        </Button>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <ConfirmDialog
        open={isAsked()}
        danger
        title={t().device.eraseTitle}
        confirmLabel={t().device.erase}
        onConfirm={() => props.desk.erase()}
        onClose={() => setAsked(false)}
      >
        <p>{t().device.eraseText}</p>
        <Show when={unsent() > 0}>
          <p>
            <strong>{t().device.eraseUnsent(unsent())}</strong>
          </p>
        </Show>
      </ConfirmDialog>
    </section>
  );
}
