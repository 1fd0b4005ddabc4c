import type { CertificateTemplateInput } from "@zapisy/core/certificate/schema";
import { loadCertificate } from "@zapisy/words/certificate";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { createSignal, onCleanup, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import control from "../../../ui/control.module.css";
import { Field, fieldId } from "../../../ui/field.tsx";
import { acceptOf } from "../../file/file.state.ts";
import { uploadSignature } from "../../file/upload.ts";
import { useErrorText } from "../../../data/error-text.ts";
import styles from "./template-form.module.css";

type FileId = CertificateTemplateInput["signatureFileId"];

interface SignatureFieldProps {
  projectId: string;
  fileId: FileId;
  /** The template that is in force has this picture. */
  isSaved: boolean;
  disabled: boolean;
  error: string | undefined;
  onChange: (fileId: FileId) => void;
}

/** The picture of the signatory's signature: sent as soon as it is chosen, in force once the template is saved. */
export function SignatureField(props: SignatureFieldProps): JSX.Element {
  const t = useMessages(loadCertificate);
  const errors = useErrorText();
  const [part, setPart] = createSignal<number>();
  const [failure, setFailure] = createSignal<string>();
  const [shown, setShown] = createSignal<string>();
  const stop = new AbortController();

  const show = (file: File | undefined) => {
    const before = shown();
    setShown(file && URL.createObjectURL(file));
    if (before) URL.revokeObjectURL(before);
  };
  onCleanup(() => {
    stop.abort();
    show(undefined);
  });

  const send = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file || part() !== undefined) return;
    setFailure(undefined);
    setPart(0);
    try {
      const stored = await uploadSignature(props.projectId, file, {
        onProgress: setPart,
        signal: stop.signal,
      });
      show(file);
      props.onChange(stored.fileId);
    } catch (error) {
      if (!stop.signal.aborted) setFailure(errors.ofError(error));
    } finally {
      setPart(undefined);
      // The same file may be chosen again after it was mended.
      input.value = "";
    }
  };
  const remove = () => {
    show(undefined);
    props.onChange(null);
    document.getElementById(fieldId("signatureFileId"))?.focus();
  };

  return (
    <div class={styles.pictureField}>
      <Field
        name="signatureFileId"
        label={t().template.picture}
        help={t().template.pictureHelp}
        error={failure() ?? props.error}
        optional
      >
        {(field) => (
          <input
            class={control.control}
            id={field.id}
            type="file"
            accept={acceptOf("signature")}
            disabled={props.disabled}
            aria-describedby={field.describedBy}
            aria-invalid={field.invalid}
            onChange={(event) => void send(event.currentTarget)}
          />
        )}
      </Field>
      <div role="status">
        <Show
          when={part() !== undefined}
          fallback={
            <Show when={props.fileId}>
              <div class={styles.picture}>
                <Show when={shown()}>{(url) => <img src={url()} alt="" />}</Show>
                <span>{props.isSaved ? t().template.pictureChosen : t().template.pictureAdded}</span>
                <Show when={!props.disabled}>
                  <Button kind="quiet" small icon={<Trash />} onClick={remove}>
                    {t().template.pictureRemove}
                  </Button>
                </Show>
              </div>
            </Show>
          }
        >
          <label class={styles.sending}>
            <span>{t().template.pictureUploading}</span>
            <progress max="100" value={Math.round((part() ?? 0) * 100)} />
          </label>
        </Show>
      </div>
    </div>
  );
}
