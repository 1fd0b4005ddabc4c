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
import { createStore, produce, reconcile, unwrap } from "solid-js/store";
import { serverNow } from "../../data/clock.ts";
import type { ApiIssue } from "../../data/client.ts";
import { ApiError } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Fieldset } from "../../ui/fieldset.tsx";
import { Notice } from "../../ui/notice.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { ConflictDialog } from "../../forms/conflict-dialog.tsx";
import { sameValue } from "../../forms/value.state.ts";
import { LocalizedField } from "../../forms/localized-field.tsx";
import type { Merge } from "../../forms/merge.state.ts";
import { mergeChanges, withTheirs } from "../../forms/merge.state.ts";
import { useErrorText } from "../../data/error-text.ts";
import { LeaveGuard } from "../../forms/leave-guard.tsx";
import { getTemplate, saveTemplate } from "./certificate-api.ts";
import { SignatureField } from "./signature-field.tsx";
import type { TemplateDraft } from "./template-draft.state.ts";
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
  const errors = useErrorText();
  // oxlint-disable-next-line solid/reactivity -- the form begins with the template and then is its own
  const begin = props.template;
  let base = toTemplateDraft(begin);
  const [version, setVersion] = createSignal(begin.version);
  const [savedPicture, setSavedPicture] = createSignal(begin.signatureFileId);
  const [draft, setDraft] = createStore<TemplateDraft>(structuredClone(base));
  const [issues, setIssues] = createSignal<ApiIssue[]>([]);
  const [attempt, setAttempt] = createSignal(0);
  const [failure, setFailure] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const [conflict, setConflict] = createSignal<Merge<TemplateDraft>>();

  const now = () => structuredClone(unwrap(draft));
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
  const update = (change: (draft: TemplateDraft) => void) => setDraft(produce(change));
  const isDirty = () => !sameValue(now(), base);
  const error = (path: string) => {
    const issue = issues().find((each) => each.path === path);
    return issue && errors.ofIssue(issue);
  };
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
  const refuse = (refused: ApiIssue[]) => {
    setIssues(refused);
    setAttempt((count) => count + 1);
  };
  const save = async () => {
    if (busy() || props.disabled) return;
    setFailure(undefined);
    const result = checked();
    if (!result.valid) return refuse(result.issues);
    setIssues([]);
    setBusy(true);
    let isMerged = false;
    try {
      const saved = await saveTemplate(begin.projectId, result.input);
      base = toTemplateDraft(saved);
      setVersion(saved.version);
      setSavedPicture(saved.signatureFileId);
      setDraft(reconcile(structuredClone(base)));
      props.onSaved(saved);
    } catch (caught) {
      isMerged = await fail(caught);
    } finally {
      setBusy(false);
    }
    if (isMerged) await save();
  };
  /** Shows what went wrong; true when somebody else's changes were put in and it is worth another try. */
  const fail = async (caught: unknown): Promise<boolean> => {
    if (caught instanceof ApiError && caught.code === "certificate.template_version_conflict") {
      const saved = await getTemplate(begin.projectId);
      const theirs = toTemplateDraft(saved);
      const found = mergeChanges(base, now(), theirs);
      base = theirs;
      setVersion(saved.version);
      if (found.conflicts.length > 0) setConflict(found);
      else setDraft(reconcile(structuredClone(found.merged)));
      return found.conflicts.length === 0;
    }
    if (caught instanceof ApiError && caught.issues.length > 0) refuse(caught.issues);
    else setFailure(errors.ofError(caught));
    return false;
  };
  const resolve = (merged: TemplateDraft) => {
    setConflict(undefined);
    setDraft(reconcile(structuredClone(merged)));
    void save();
  };

  const usual = (subject: (typeof SUBJECTS)[number]) => {
    const text = usualWording(EXAMPLE, subject);
    return t().template.wordingDefault(locale() === "en" ? (text.en ?? text.pl) : text.pl);
  };
  const heading = () => (locale() === "en" ? (usualHeading.en ?? usualHeading.pl) : usualHeading.pl);
  const example = () => certificateNumber(draft.numberPrefix.trim() || "…", serverNow().getFullYear(), 1);

  return (
    <div class={styles.layout}>
      <form
        class={styles.form}
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ErrorSummary
          attempt={attempt()}
          issues={issues().map((issue) => ({
            name: issue.path,
            message: `${fieldName(issue.path)}: ${errors.ofIssue(issue)}`,
          }))}
        />
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
        <Show when={failure()}>
          {(text) => (
            <Notice meaning="stop" live="alert">
              {text()}
            </Notice>
          )}
        </Show>
        <Show when={!props.disabled}>
          <div class={styles.submit}>
            <Button kind="primary" type="submit" busy={busy()} wideOnPhone>
              {t().template.save}
            </Button>
          </div>
        </Show>
      </form>
      <Show when={!props.disabled}>
        <TemplatePreview projectId={begin.projectId} input={valid()} isCurrent={checked().valid} />
      </Show>
      <Show when={conflict()}>
        {(found) => (
          <ConflictDialog
            open
            merge={found()}
            fieldName={fieldName}
            onClose={() => setConflict(undefined)}
            onResolve={(theirs) => resolve(withTheirs(found(), theirs))}
          />
        )}
      </Show>
      <LeaveGuard isDirty={isDirty} />
    </div>
  );
}
