import type { CertificateTemplate } from "@zapisy/core/certificate/answer";
import { certificateNumber } from "@zapisy/core/certificate/rules";
import type { CertificateTemplateInput } from "@zapisy/core/certificate/schema";
import { CERTIFICATE_LANGUAGES } from "@zapisy/core/certificate/schema";
import type { EventKind } from "@zapisy/core/event/schema";
import { loadCertificate } from "@zapisy/words/certificate";
import { usualHeading, usualWording } from "@zapisy/words/certificate/document";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createMemo, createSignal, For, Show } from "solid-js";
import { serverNow } from "../../../data/clock.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Fieldset } from "../../../ui/fieldset.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { EditFormFrame } from "../../../forms/edit-form-frame.tsx";
import { createEditForm } from "../../../forms/edit-form.ts";
import { sameValue } from "../../../forms/value.state.ts";
import { LocalizedField } from "../../../forms/localized-field.tsx";
import { getTemplate, saveTemplate } from "../certificate-api.ts";
import { SignatureField } from "./signature-field.tsx";
import { checkTemplate, toTemplateDraft } from "./template-draft.state.ts";
import styles from "./template-form.module.css";
import { TemplatePreview } from "./template-preview.tsx";

const SUBJECTS = ["ms", "mr", "none", "institution"] as const;
/** The kind of event whose usual words are told as an example. */
const EXAMPLE: EventKind = "training";

interface TemplateFormProps {
  template: CertificateTemplate;
  disabled: boolean;
  onSaved: (template: CertificateTemplate) => void;
}

/** All that a project's certificates may say differently, with the document beside it. */
export function TemplateForm(props: TemplateFormProps): JSX.Element {
  const t = useMessages(loadCertificate);
  const staff = useMessages(loadStaff);
  // oxlint-disable-next-line solid/reactivity -- the form begins with the template and then is its own
  const begin = props.template;
  const [version, setVersion] = createSignal(begin.version);
  const [savedPicture, setSavedPicture] = createSignal(begin.signatureFileId);
  const form = createEditForm({
    begin: toTemplateDraft(begin),
    check: (typed) => checkTemplate(typed, version()),
    async save(input) {
      const saved = await saveTemplate(begin.projectId, input);
      setVersion(saved.version);
      setSavedPicture(saved.signatureFileId);
      props.onSaved(saved);
      return toTemplateDraft(saved);
    },
    conflict: {
      code: "certificate.template_version_conflict",
      async load() {
        const theirs = await getTemplate(begin.projectId);
        setVersion(theirs.version);
        return toTemplateDraft(theirs);
      },
    },
  });
  const { draft, update, error } = form;

  // Reads the draft itself, so that whoever asks learns of each change.
  const checked = createMemo(() => checkTemplate(draft, version()));
  // The version makes no difference to what is printed.
  const valid = createMemo<CertificateTemplateInput | undefined>(
    (before) => {
      const result = checked();
      return result.valid ? result.input : before;
    },
    undefined,
    { equals: (a, b) => sameValue(a && { ...a, version: 0 }, b && { ...b, version: 0 }) },
  );
  const isEnglish = () => draft.language !== "pl";
  const fieldName = (path: string): string => {
    const names = t().template;
    const [first = "", second = ""] = path.split(".");
    const own: Record<string, string> = {
      language: names.language,
      heading: names.heading,
      outcomes: names.outcomes,
      issuedIn: names.issuedIn,
      numberPrefix: names.numberPrefix,
      showTopics: names.showTopics,
      showHours: names.showHours,
      signatureFileId: names.picture,
      signatory: second === "position" ? names.signatoryPosition : names.signatoryName,
      wording: names.wording[SUBJECTS.find((subject) => subject === second) ?? "none"],
    };
    const name = own[first] ?? path;
    return path.endsWith(".en") ? staff().fieldInEnglish(name) : name;
  };

  const usual = (subject: (typeof SUBJECTS)[number]) => {
    const text = usualWording(EXAMPLE, subject);
    return t().template.wordingDefault(locale() === "en" ? (text.en ?? text.pl) : text.pl);
  };
  const heading = () => (locale() === "en" ? (usualHeading.en ?? usualHeading.pl) : usualHeading.pl);
  const example = () => certificateNumber(draft.numberPrefix.trim() || "…", serverNow().getFullYear(), 1);

  return (
    <div class={styles.layout}>
      <EditFormFrame
        class={styles.form}
        form={form}
        fieldName={fieldName}
        disabled={props.disabled}
        submitLabel={t().template.save}
      >
        <Fieldset name="signature" look="section" legend={t().template.signature} disabled={props.disabled}>
          <TextField
            name="signatory.name"
            label={t().template.signatoryName}
            help={t().template.signatoryNameHelp}
            optional
            autocomplete="off"
            value={draft.signatory.name ?? ""}
            error={error("signatory.name")}
            onInput={(text) => update((template) => (template.signatory.name = text))}
          />
          <TextField
            name="signatory.position"
            label={t().template.signatoryPosition}
            help={t().template.signatoryPositionHelp}
            optional
            autocomplete="off"
            value={draft.signatory.position ?? ""}
            error={error("signatory.position")}
            onInput={(text) => update((template) => (template.signatory.position = text))}
          />
          <SignatureField
            projectId={begin.projectId}
            fileId={draft.signatureFileId}
            isSaved={draft.signatureFileId === savedPicture()}
            disabled={props.disabled}
            error={error("signatureFileId")}
            onChange={(fileId) => update((template) => (template.signatureFileId = fileId))}
          />
          <TextField
            name="issuedIn"
            label={t().template.issuedIn}
            help={t().template.issuedInHelp}
            optional
            autocomplete="off"
            value={draft.issuedIn ?? ""}
            error={error("issuedIn")}
            onInput={(text) => update((template) => (template.issuedIn = text))}
          />
        </Fieldset>
        <Fieldset name="numbering" look="section" legend={t().template.numbering} disabled={props.disabled}>
          <TextField
            name="numberPrefix"
            label={t().template.numberPrefix}
            help={t().template.numberHelp}
            autocomplete="off"
            spellcheck={false}
            value={draft.numberPrefix}
            error={error("numberPrefix")}
            onInput={(text) => update((template) => (template.numberPrefix = text))}
          />
          <output class={styles.example} for="field-numberPrefix">
            {t().template.numberExample(example())}
          </output>
        </Fieldset>
        <Fieldset name="look" look="section" legend={t().template.look} disabled={props.disabled}>
          <RadioGroup
            name="language"
            label={t().template.language}
            inline
            value={draft.language}
            options={CERTIFICATE_LANGUAGES.map((value) => ({ value, label: t().template.languages[value] }))}
            onChange={(language) => update((template) => (template.language = language))}
          />
          <LocalizedField
            name="heading"
            label={t().template.heading}
            help={t().template.headingHelp(heading())}
            optional
            english={isEnglish()}
            value={draft.heading}
            error={error}
            onInput={(text) => update((template) => (template.heading = text))}
          />
        </Fieldset>
        <Fieldset
          name="wording"
          look="section"
          legend={t().template.wordingLegend}
          help={t().template.wordingHelp}
          disabled={props.disabled}
        >
          <For each={SUBJECTS}>
            {(subject) => (
              <LocalizedField
                name={`wording.${subject}`}
                label={t().template.wording[subject]}
                help={usual(subject)}
                optional
                english={isEnglish()}
                value={draft.wording[subject]}
                error={error}
                onInput={(text) => update((template) => (template.wording[subject] = text))}
              />
            )}
          </For>
          <LocalizedField
            name="outcomes"
            label={t().template.outcomes}
            help={t().template.outcomesHelp}
            optional
            long
            english={isEnglish()}
            value={draft.outcomes}
            error={error}
            onInput={(text) => update((template) => (template.outcomes = text))}
          />
          <Checkbox
            name="showTopics"
            label={t().template.showTopics}
            checked={draft.showTopics}
            onChange={(shown) => update((template) => (template.showTopics = shown))}
          />
          <Checkbox
            name="showHours"
            label={t().template.showHours}
            checked={draft.showHours}
            onChange={(shown) => update((template) => (template.showHours = shown))}
          />
        </Fieldset>
      </EditFormFrame>
      <Show when={!props.disabled}>
        <TemplatePreview projectId={begin.projectId} input={valid()} isCurrent={checked().valid} />
      </Show>
    </div>
  );
}
