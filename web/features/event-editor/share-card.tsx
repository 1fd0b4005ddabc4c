import type { StaffEventView } from "@zapisy/core/event/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadStaff } from "@zapisy/words/staff";
import FileText from "~icons/lucide/file-text";
import QrCodeIcon from "~icons/lucide/qr-code";
import Share from "~icons/lucide/share-2";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { downloadFile, saveFile } from "../../data/download.ts";
import { useErrorText } from "../../data/error-text.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import { qrPng, qrSvg } from "./qr-file.ts";
import styles from "./share-card.module.css";

type Shared = Pick<StaffEventView, "eventId" | "address" | "slug" | "title" | "visibility">;

/** What leads people to a published event: its address, the code of it for screens and print, a poster. */
export function ShareCard(props: { event: Shared }): JSX.Element {
  const t = useMessages(loadStaff);
  const errors = useErrorText();
  const [failure, setFailure] = createSignal<string>();
  const url = () => `${location.origin}/events/${props.event.address}`;
  const name = (kind: string) => `${props.event.slug}-qr.${kind}`;
  const attempt = async (work: () => Promise<unknown>) => {
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      setFailure(errors.ofError(error));
    }
  };
  /** Whoever closes the sheet of their phone has not failed. */
  const send = () =>
    navigator.share({ title: inLocale(props.event.title, locale()).text, url: url() }).catch(() => undefined);
  return (
    <section class={styles.panel} aria-labelledby="overview-share">
      <h2 id="overview-share" class={styles.heading}>
        {t().share.title}
      </h2>
      <p class={styles.lead}>{props.event.visibility === "closed" ? t().share.leadClosed : t().share.lead}</p>
      <div class={styles.body}>
        <div class={styles.address}>
          <p class={styles.label}>{t().share.address}</p>
          <code class={styles.link}>{url()}</code>
          <div class={styles.actions}>
            <CopyButton text={url()} label={t().share.copy} />
            <Show when={"share" in navigator}>
              <Button small icon={<Share />} onClick={send}>
                {t().share.send}
              </Button>
            </Show>
          </div>
        </div>
        <div class={styles.code}>
          <QrCode text={url()} label={t().share.code} />
        </div>
      </div>
      <div class={styles.actions}>
        <Button
          small
          icon={<FileText />}
          onClick={() =>
            attempt(() =>
              downloadFile(`/api/staff/events/${props.event.eventId}/poster.pdf?lang=${locale()}`),
            )
          }
        >
          {t().share.poster}
        </Button>
        <Button
          small
          icon={<QrCodeIcon />}
          onClick={() => attempt(async () => saveFile(name("svg"), "image/svg+xml", await qrSvg(url())))}
        >
          {t().share.svg}
        </Button>
        <Button
          small
          icon={<QrCodeIcon />}
          onClick={() => attempt(async () => saveFile(name("png"), "image/png", await qrPng(url())))}
        >
          {t().share.png}
        </Button>
      </div>
      <Show when={failure()}>
        {(text) => (
          <Notice meaning="stop" live="alert">
            {text()}
          </Notice>
        )}
      </Show>
    </section>
  );
}
