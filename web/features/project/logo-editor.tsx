import type { Project } from "@zapisy/core/project/answer";
import { LOGO_MAX_BYTES, LOGO_MAX_COUNT, LOGO_TYPES } from "@zapisy/core/project/schema";
import { loadStaff } from "@zapisy/words/staff";
import ImagePlus from "~icons/lucide/image-plus";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { createSignal, For, onCleanup, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import control from "../../ui/control.module.css";
import { Field, fieldId } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { useErrorText } from "../../data/error-text.ts";
import { addLogo, removeLogo } from "./project-api.ts";
import styles from "./project-form.module.css";

interface LogoEditorProps {
  project: Project;
  disabled?: boolean;
  onChange: (project: Project) => void;
}

/** The strip of logos: what is there, a picture more with the words that stand for it, and taking one away. */
export function LogoEditor(props: LogoEditorProps): JSX.Element {
  const t = useMessages(loadStaff);
  const errors = useErrorText();
  const [file, setFile] = createSignal<File>();
  const [preview, setPreview] = createSignal<string>();
  const [alt, setAlt] = createSignal("");
  const [fileError, setFileError] = createSignal<string>();
  const [altError, setAltError] = createSignal<string>();
  const [removing, setRemoving] = createSignal<{ logoId: string; alt: string }>();
  const [failure, setFailure] = createSignal<string>();
  let input: HTMLInputElement | undefined;

  const forget = () => {
    const url = preview();
    if (url) URL.revokeObjectURL(url);
    setPreview(undefined);
    setFile(undefined);
    if (input) input.value = "";
  };
  onCleanup(forget);

  const choose = (chosen: File | undefined) => {
    const url = preview();
    if (url) URL.revokeObjectURL(url);
    setPreview(undefined);
    setFile(undefined);
    setFileError(undefined);
    if (!chosen) return;
    if (!(LOGO_TYPES as readonly string[]).includes(chosen.type)) {
      setFileError(errors.ofIssue({ path: "data", code: "logo.not_a_picture" }));
    } else if (chosen.size > LOGO_MAX_BYTES) {
      setFileError(errors.ofIssue({ path: "data", code: "logo.too_large" }));
    } else {
      setFile(chosen);
      setPreview(URL.createObjectURL(chosen));
    }
  };
  const add = async () => {
    setFailure(undefined);
    const chosen = file();
    if (!chosen) {
      setFileError(fileError() ?? errors.ofIssue({ path: "data", code: "field.required" }));
      input?.focus();
      return;
    }
    if (!alt().trim()) {
      setAltError(errors.ofIssue({ path: "alt", code: "field.required" }));
      document.getElementById(fieldId("logo.alt"))?.focus();
      return;
    }
    try {
      const data = new Uint8Array(await chosen.arrayBuffer());
      let text = "";
      for (const byte of data) text += String.fromCharCode(byte);
      props.onChange(await addLogo(props.project.projectId, { alt: alt().trim(), data: btoa(text) }));
      forget();
      setAlt("");
      showToast({ text: t().project.logoAdded });
    } catch (caught) {
      setFailure(errors.ofError(caught));
    }
  };
  const remove = async () => {
    const logo = removing();
    if (!logo) return;
    setFailure(undefined);
    try {
      props.onChange(await removeLogo(props.project.projectId, logo.logoId));
      showToast({ text: t().project.logoRemoved });
    } catch (caught) {
      setFailure(errors.ofError(caught));
    }
    setRemoving(undefined);
  };

  return (
    <div class={styles.group}>
      <Show when={props.project.logos.length > 0}>
        <ul class={styles.logos} role="list">
          <For each={props.project.logos}>
            {(logo) => (
              <li class={styles.logo}>
                <img src={`/api/projects/${props.project.projectId}/logos/${logo.logoId}`} alt={logo.alt} />
                <p aria-hidden="true">{logo.alt}</p>
                <Show when={!props.disabled}>
                  <Button
                    kind="quiet"
                    small
                    label={t().project.removeLogo(logo.alt)}
                    icon={<Trash />}
                    onClick={() => setRemoving(logo)}
                  />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={failure()}>
        {(text) => (
          <Notice meaning="stop" live="alert">
            {text()}
          </Notice>
        )}
      </Show>
      <Show when={!props.disabled && props.project.logos.length < LOGO_MAX_COUNT}>
        <form class={styles.upload} novalidate onSubmit={(event) => event.preventDefault()}>
          <Field
            name="logo.file"
            label={t().project.logoFile}
            help={t().project.logosHelp}
            error={fileError()}
          >
            {(field) => (
              <input
                ref={(element) => (input = element)}
                class={control.control}
                id={field.id}
                type="file"
                accept={LOGO_TYPES.join(",")}
                aria-describedby={field.describedBy}
                aria-invalid={field.invalid}
                onChange={(event) => choose(event.currentTarget.files?.[0])}
              />
            )}
          </Field>
          <Show when={preview()}>
            {(url) => (
              <div class={styles.preview}>
                <img src={url()} alt="" />
              </div>
            )}
          </Show>
          <TextField
            name="logo.alt"
            label={t().project.logoAlt}
            help={t().project.logoAltHelp}
            maxLength={300}
            value={alt()}
            error={altError()}
            onInput={(text) => {
              setAltError(undefined);
              setAlt(text);
            }}
          />
          <Button icon={<ImagePlus />} onClick={add}>
            {t().project.addLogo}
          </Button>
        </form>
      </Show>
      <ConfirmDialog
        open={removing() !== undefined}
        danger
        title={t().project.removeLogoTitle}
        confirmLabel={t().action.remove}
        onConfirm={remove}
        onClose={() => setRemoving(undefined)}
      >
        <p>{removing()?.alt}</p>
        <p>{t().project.removeLogoText}</p>
      </ConfirmDialog>
    </div>
  );
}
