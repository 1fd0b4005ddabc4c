import { institutionLine } from "@zapisy/core/institution/schema";
import type { InstitutionView } from "@zapisy/core/institution/answer";
import {
  INSTITUTION_TYPES,
  InstitutionInputSchema,
  type InstitutionType,
} from "@zapisy/core/institution/schema";
import { loadCommon } from "@zapisy/words/common";
import { loadInstitution } from "@zapisy/words/institution";
import { loadForm } from "@zapisy/words/form";
import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { ApiError } from "../../data/client.ts";
import { useMessages } from "../../data/locale.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { checkBy } from "../../forms/issues.state.ts";
import { LinesField } from "../../forms/lines-field.tsx";
import { createRefusals } from "../../forms/refusals.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { addInstitution, saveInstitution } from "./institution-api.ts";
import styles from "./institution.module.css";

interface InstitutionDialogProps {
  /** Left out for a new one. */
  institution?: InstitutionView;
  onSaved: (institution: InstitutionView) => void;
  onClose: () => void;
}

/** Adds or changes an entry of the register; saving says that it is right. */
export function InstitutionDialog(props: InstitutionDialogProps): JSX.Element {
  const t = useMessages(loadInstitution);
  const common = useMessages(loadCommon);
  const form = useMessages(loadForm);
  const shell = useMessages(loadShell);
  // oxlint-disable-next-line solid/reactivity -- the form begins with the entry and then is its own
  const begin = props.institution;
  const [name, setName] = createSignal(begin?.name ?? "");
  const [type, setType] = createSignal<InstitutionType | "">(begin?.type ?? "");
  const [town, setTown] = createSignal(begin?.town ?? "");
  const [communeCode, setCommuneCode] = createSignal(begin?.communeCode ?? "");
  const [nip, setNip] = createSignal(begin?.nip ?? "");
  const [otherNames, setOtherNames] = createSignal<string[]>(begin?.otherNames ?? []);
  const [known, setKnown] = createSignal<{ institutionId: string; name: string; town?: string }>();
  const [busy, setBusy] = createSignal(false);
  const { failure, error, issues, refuse, fail, clear } = createRefusals(focusRefused);
  const save = async () => {
    if (busy()) return;
    clear();
    setKnown(undefined);
    const checked = checkBy(InstitutionInputSchema, {
      name: name(),
      type: type(),
      town: town(),
      communeCode: communeCode(),
      nip: nip(),
      otherNames: otherNames(),
    });
    if (!checked.valid) return refuse(checked.issues);
    setBusy(true);
    try {
      const saved = begin
        ? await saveInstitution(begin.institutionId, checked.input, begin.version)
        : await addInstitution(checked.input);
      showToast({ text: begin ? t().form.saved : t().form.added });
      props.onSaved(saved);
    } catch (caught) {
      if (caught instanceof ApiError) setKnown(caught.problem.known as ReturnType<typeof known>);
      fail(caught);
    } finally {
      setBusy(false);
    }
  };
  const lineError = () => {
    const path = issues().find((issue) => issue.path.startsWith("otherNames"))?.path;
    return path && error(path);
  };
  return (
    <Dialog
      open
      guarded
      title={begin ? t().form.edit : t().form.add}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" busy={busy()} onClick={save}>
            {begin?.state === "proposed" ? t().form.check : t().form.save}
          </Button>
          <Button onClick={() => props.onClose()}>{shell().action.cancel}</Button>
        </>
      }
    >
      <form
        class={styles.form}
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          name="name"
          label={t().form.name}
          help={t().form.nameHelp}
          autocomplete="off"
          value={name()}
          error={error("name")}
          onInput={setName}
        />
        <Show when={known()}>
          {(one) => (
            <Notice
              meaning="note"
              live="status"
              actions={
                <LinkButton href={`/staff/institutions/${one().institutionId}`}>{t().openKnown}</LinkButton>
              }
            >
              {t().known(institutionLine(one()))}
            </Notice>
          )}
        </Show>
        <div class={styles.row}>
          <SelectField
            name="type"
            label={t().form.type}
            placeholder={form().choose}
            value={type()}
            error={error("type")}
            options={INSTITUTION_TYPES.map((value) => ({ value, label: common().institutionType[value] }))}
            onChange={setType}
          />
          <TextField
            name="town"
            label={t().form.town}
            optional
            autocomplete="off"
            value={town()}
            error={error("town")}
            onInput={setTown}
          />
        </div>
        <LinesField
          name="otherNames"
          label={t().form.otherNames}
          help={t().form.otherNamesHelp}
          optional
          values={otherNames()}
          error={lineError()}
          onInput={setOtherNames}
        />
        <div class={styles.row}>
          <TextField
            name="communeCode"
            label={t().form.communeCode}
            help={t().form.communeHelp}
            optional
            autocomplete="off"
            inputMode="numeric"
            value={communeCode()}
            error={error("communeCode")}
            onInput={setCommuneCode}
          />
          <TextField
            name="nip"
            label={t().form.nip}
            optional
            autocomplete="off"
            inputMode="numeric"
            value={nip()}
            error={error("nip")}
            onInput={setNip}
          />
        </div>
        <Show when={failure()}>
          {(text) => (
            <Notice meaning="stop" live="alert">
              {text()}
            </Notice>
          )}
        </Show>
      </form>
    </Dialog>
  );
}
