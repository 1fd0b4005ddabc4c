import type { CertificateTemplateInput } from "@zapisy/core/certificate/schema";
import { loadCertificate } from "@zapisy/words/certificate";
import FileText from "~icons/lucide/file-text";
import type { JSX } from "solid-js";
import { createEffect, createSignal, on, onCleanup, onMount, Show } from "solid-js";
import { ApiError } from "../../../data/client.ts";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Spinner } from "../../../ui/spinner.tsx";
import { useErrorText } from "../../../data/error-text.ts";
import { previewTemplate } from "../certificate-api.ts";
import styles from "./template-form.module.css";

/** How long nothing may be typed before the document is made anew. */
const PAUSE_MS = 700;
/** From this width on there is room for the document beside the form (template-form.module.css). */
const WIDE = "(width >= 72rem)";

interface TemplatePreviewProps {
  projectId: string;
  /** The template as it was last right; `undefined` while it has never been. */
  input: CertificateTemplateInput | undefined;
  /** Whether the form now says the same as `input`. */
  isCurrent: boolean;
}

/**
 * The document with sample facts: beside the form where there is room and the browser shows PDF files in a
 * page, and behind a button everywhere.
 */
export function TemplatePreview(props: TemplatePreviewProps): JSX.Element {
  const t = useMessages(loadCertificate);
  const errors = useErrorText();
  const [url, setUrl] = createSignal<string>();
  const [failure, setFailure] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const [isWide, setWide] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let control: AbortController | undefined;

  const show = (document: Blob | undefined) => {
    const before = url();
    setUrl(document && URL.createObjectURL(document));
    if (before) URL.revokeObjectURL(before);
  };
  onCleanup(() => {
    clearTimeout(timer);
    control?.abort();
    show(undefined);
  });
  onMount(() => {
    const media = window.matchMedia(WIDE);
    const look = () => setWide(media.matches && navigator.pdfViewerEnabled);
    look();
    media.addEventListener("change", look);
    onCleanup(() => media.removeEventListener("change", look));
  });

  /** Makes the document; `undefined` when it failed, and then the page says why, or another one is on its way. */
  const make = async (input: CertificateTemplateInput): Promise<Blob | undefined> => {
    control?.abort();
    const mine = new AbortController();
    control = mine;
    setBusy(true);
    try {
      const made = await previewTemplate(props.projectId, input, mine.signal);
      setFailure(undefined);
      return made;
    } catch (caught) {
      if (mine.signal.aborted) return undefined;
      if (!(caught instanceof ApiError)) throw caught;
      setFailure(errors.ofError(caught));
      return undefined;
    } finally {
      if (control === mine) setBusy(false);
    }
  };
  const refresh = async (input: CertificateTemplateInput) => {
    const made = await make(input);
    if (made) show(made);
  };
  createEffect(
    on(
      () => [isWide(), props.input] as const,
      ([wide, input]) => {
        clearTimeout(timer);
        if (!wide || !input) return;
        timer = setTimeout(() => void refresh(input), url() ? PAUSE_MS : 0);
      },
    ),
  );
  const open = async () => {
    const input = props.input;
    const made = input && (await make(input));
    if (!made) return;
    // A document of its own in the browser's memory: nothing to fetch again, nothing to leave behind.
    const address = URL.createObjectURL(made);
    window.open(address, "_blank", "noopener");
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };

  return (
    <aside class={styles.preview} aria-label={t().template.preview}>
      <div class={styles.previewHead}>
        <Show when={isWide()}>
          <h2>{t().template.preview}</h2>
        </Show>
        <Button small icon={<FileText />} onClick={open}>
          {t().template.previewOpen}
        </Button>
      </div>
      <p class={styles.previewState} role="status">
        <Show when={busy()} fallback={<Show when={!props.isCurrent}>{t().template.previewInvalid}</Show>}>
          <Spinner />
          {t().template.previewLoading}
        </Show>
      </p>
      <Show when={failure()}>
        {(text) => (
          <Notice meaning="stop" title={t().template.previewFailed}>
            <p>{text()}</p>
          </Notice>
        )}
      </Show>
      <Show when={isWide() && url()}>
        {(address) => (
          <iframe
            class={styles.document}
            title={t().template.previewTitle}
            src={`${address()}#toolbar=0&navpanes=0&view=FitH`}
          />
        )}
      </Show>
    </aside>
  );
}
