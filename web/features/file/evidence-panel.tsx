import type { Evidence } from "@zapisy/core/file/answer";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import { formatDateTime } from "@zapisy/words";
import { errorText, loadError } from "@zapisy/words/error";
import { loadFile } from "@zapisy/words/file";
import Download from "~icons/lucide/download";
import Package from "~icons/lucide/package";
import type { JSX } from "solid-js";
import { createSignal, Match, onCleanup, onMount, Show, Switch } from "solid-js";
import { ApiError } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { useErrorText } from "../../data/error-text.ts";
import styles from "./evidence-panel.module.css";
import { buildEvidence, getEvidence, linkEvidence } from "./file-api.ts";
import { Told } from "../../ui/told.tsx";

/** How often a page that is looked at asks how far it is. */
const LOOK_AGAIN_MS = 1_500;

/**
 * The evidence of an event as one archive: asked for, watched while it is put together, downloaded, with its sum. The
 * page may be left meanwhile. Not there for people who may not have it.
 */
export function EvidencePanel(props: { eventId: string }): JSX.Element {
  const t = useMessages(loadFile);
  const errorTexts = useMessages(loadError);
  const errors = useErrorText();
  const [state, setState] = createSignal<{ evidence?: Evidence; isThere: boolean }>();
  const [failure, setFailure] = createSignal<string>();
  const [news, setNews] = createSignal("");
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isGone = false;
  onCleanup(() => {
    isGone = true;
    clearTimeout(timer);
  });

  const isUnderWay = () => ["waiting", "building"].includes(state()?.evidence?.state ?? "");
  const look = async () => {
    clearTimeout(timer);
    const wasUnderWay = isUnderWay();
    try {
      const found = await getEvidence(props.eventId);
      if (isGone) return;
      setState(found);
      setFailure(undefined);
      if (wasUnderWay && found.evidence?.state === "ready") setNews(t().evidence.readyNow);
    } catch (error) {
      if (isGone || (error instanceof ApiError && error.status === 403)) return;
      setFailure(errors.ofError(error));
    }
    if (isUnderWay()) timer = setTimeout(() => void look(), LOOK_AGAIN_MS);
  };
  onMount(() => void look());

  const build = async () => {
    setNews("");
    try {
      setState({ evidence: await buildEvidence(props.eventId), isThere: false });
      await look();
    } catch (error) {
      setFailure(errors.ofError(error));
    }
  };
  const download = async () => {
    try {
      const url = await linkEvidence(props.eventId);
      if (url) location.assign(url);
      // It is gone since the page was opened.
      else await look();
    } catch (error) {
      setFailure(errors.ofError(error));
    }
  };
  const ready = () => {
    const { evidence, isThere } = state() ?? {};
    return evidence?.state === "ready" && isThere ? evidence : undefined;
  };
  const finished = () => {
    const { finishedAt, requestedAt } = state()?.evidence ?? {};
    return formatDateTime(locale(), finishedAt ?? requestedAt ?? "", HOME_ZONE);
  };

  return (
    <Show when={state() ?? failure()}>
      <section class={styles.panel} aria-labelledby="evidence" data-screen-only>
        <h2 id="evidence" class={styles.heading}>
          {t().evidence.title}
        </h2>
        <p class={styles.soft}>{t().evidence.text}</p>
        <Switch>
          <Match when={isUnderWay() && state()?.evidence}>
            {(evidence) => (
              <>
                <progress
                  class={styles.progress}
                  aria-label={t().evidence.progress}
                  max={evidence().progress.total || 1}
                  value={evidence().progress.done}
                />
                <p>
                  {evidence().progress.total > 0
                    ? t().evidence.building(evidence().progress.done, evidence().progress.total)
                    : t().evidence.waiting}{" "}
                  {t().evidence.mayLeave}
                </p>
              </>
            )}
          </Match>
          <Match when={ready()}>
            {(evidence) => (
              <>
                <p>{t().evidence.ready(finished(), t().size(evidence().bytes ?? 0))}</p>
                <div class={styles.actions}>
                  <Button kind="primary" icon={<Download />} onClick={download}>
                    {t().evidence.download}
                  </Button>
                  <Button onClick={build}>{t().evidence.again}</Button>
                </div>
                <dl class={styles.sum}>
                  <dt>{t().evidence.sum}</dt>
                  <dd>
                    <code>{evidence().sha256}</code>
                    <CopyButton text={evidence().sha256 ?? ""} label={t().evidence.copySum} />
                  </dd>
                </dl>
              </>
            )}
          </Match>
          <Match when={true}>
            <Show when={state()?.evidence?.state === "ready"}>
              <p>{t().evidence.gone(finished())}</p>
            </Show>
            <Show when={state()?.evidence?.state === "failed" && state()?.evidence?.failure}>
              {(code) => <Notice meaning="stop">{errorText(errorTexts(), code())}</Notice>}
            </Show>
            <div class={styles.actions}>
              <Button icon={<Package />} onClick={build}>
                {state()?.evidence ? t().evidence.again : t().evidence.build}
              </Button>
            </div>
          </Match>
        </Switch>
        <Show when={failure()}>
          {(text) => (
            <Notice meaning="stop" live="alert">
              {text()}
            </Notice>
          )}
        </Show>
        <VisuallyHidden role="status">
          <Told>{news()}</Told>
        </VisuallyHidden>
      </section>
    </Show>
  );
}
