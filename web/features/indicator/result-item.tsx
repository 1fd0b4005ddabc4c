import type { ResultView } from "@zapisy/core/indicator/answer";
import type { ResultKind } from "@zapisy/core/indicator/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { formatDay } from "@zapisy/words";
import { loadIndicator } from "@zapisy/words/indicator";
import Lock from "~icons/lucide/lock";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useErrorText } from "../../data/error-text.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { ReasonDialog } from "../../forms/reason-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { showToast } from "../../ui/toast.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { acceptOf } from "../file/file.state.ts";
import { linkProof, sendProof, strikeResult } from "./indicator-api.ts";
import styles from "./indicator.module.css";

/** A result of somebody: what, when, by what it is proved, and what can be done with it. */
export function ResultItem(props: {
  projectId: string;
  result: ResultView;
  kinds: readonly ResultKind[];
  /** Its indicator was taken off the list: it does not count, whatever proves it. */
  isRemoved?: boolean;
  mayEnter: boolean;
  onChange: () => void;
}): JSX.Element {
  const t = useMessages(loadIndicator);
  const errors = useErrorText();
  const [part, setPart] = createSignal<number>();
  const [failure, setFailure] = createSignal<string>();
  const [isStriking, setStriking] = createSignal(false);
  /** What is to take the place of the proof, once it is said why. */
  const [chosen, setChosen] = createSignal<File>();
  let picker: HTMLInputElement | undefined;
  const kind = () => {
    const found = props.kinds.find(({ kindId }) => kindId === props.result.kindId);
    return found ? inLocale(found.name, locale()).text : t().result.gone;
  };
  const attempt = async (work: () => Promise<unknown>) => {
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      setFailure(errors.ofError(error));
    }
  };
  const show = () =>
    attempt(async () => {
      // Opened before the answer, or browsers take it for a window that nobody wanted.
      const opened = window.open("about:blank", "_blank");
      try {
        const url = await linkProof(props.projectId, props.result);
        if (opened) {
          opened.opener = null;
          opened.location.href = url;
        } else window.location.assign(url);
      } catch (error) {
        opened?.close();
        throw error;
      }
    });
  const attach = (file: File | undefined) => {
    if (picker) picker.value = "";
    if (!file) return;
    if (props.result.proof) setChosen(file);
    else void attempt(() => send(file));
  };
  const send = async (file: File, reason?: string) => {
    setPart(0);
    try {
      await sendProof(props.projectId, props.result, file, { onProgress: setPart, reason });
    } finally {
      setPart(undefined);
    }
    showToast({ text: t().result.attached });
    props.onChange();
  };
  const isStruck = () => props.result.struck !== undefined;
  return (
    <div class={styles.result}>
      <span>{`${kind()}, ${formatDay(locale(), props.result.day)}`}</span>
      <Show when={props.result.special}>
        <Tag icon={<Lock />}>{t().result.special}</Tag>
      </Show>
      <Show when={props.result.note}>{(note) => <span class={styles.second}>{note()}</span>}</Show>
      <Show
        when={!isStruck()}
        fallback={<span class={styles.second}>{t().result.struck(props.result.struck ?? "")}</span>}
      >
        <span class={props.result.proof && !props.isRemoved ? styles.second : styles.short}>
          {props.isRemoved
            ? t().result.removed
            : props.result.proof
              ? t().result.proved
              : t().result.unconfirmed}
        </span>
      </Show>
      <div class={styles.actions} data-screen-only>
        <Show when={props.result.proof}>
          {(proof) => (
            <Button small onClick={() => void show()}>
              {t().result.show(proof().name)}
            </Button>
          )}
        </Show>
        <Show when={props.mayEnter && !isStruck() && !props.isRemoved}>
          <input
            ref={(element) => (picker = element)}
            type="file"
            hidden
            accept={acceptOf("proof")}
            onChange={(event) => attach(event.currentTarget.files?.[0])}
          />
          <Button small busy={part() !== undefined} onClick={() => picker?.click()}>
            {props.result.proof ? t().result.replace : t().result.attach}
            <VisuallyHidden>{`: ${kind()}`}</VisuallyHidden>
          </Button>
          <Button small kind="quiet" popup="dialog" onClick={() => setStriking(true)}>
            {t().result.strike}
            <VisuallyHidden>{`: ${kind()}`}</VisuallyHidden>
          </Button>
        </Show>
      </div>
      <span role="status" class={styles.second}>
        <Show when={part() !== undefined}>{t().result.sending(Math.round((part() ?? 0) * 100))}</Show>
      </span>
      <Show when={failure()}>
        {(text) => (
          <Notice meaning="stop" live="alert">
            {text()}
          </Notice>
        )}
      </Show>
      <Show when={chosen()}>
        {(file) => (
          <ReasonDialog
            title={t().result.replaceTitle}
            text={t().result.replaceText(file().name)}
            label={t().result.strikeReason}
            confirmLabel={t().result.replace}
            onConfirm={(reason) => send(file(), reason)}
            onClose={() => setChosen(undefined)}
          />
        )}
      </Show>
      <Show when={isStriking()}>
        <ReasonDialog
          title={t().result.strikeTitle}
          text={t().result.strikeText}
          label={t().result.strikeReason}
          confirmLabel={t().result.strikeConfirm}
          danger
          onConfirm={async (reason) => {
            await strikeResult(props.projectId, props.result, reason);
            showToast({ text: t().result.strikeDone });
            props.onChange();
          }}
          onClose={() => setStriking(false)}
        />
      </Show>
    </div>
  );
}
