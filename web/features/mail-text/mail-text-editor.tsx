import type { StaffEventView } from "@zapisy/core/event/answer";
import type { MailTextView } from "@zapisy/core/mail-text/answer";
import { levelOf, mailTextIssues, wordingIssues } from "@zapisy/core/mail-text/rules";
import {
  MAX_PARAGRAPHS,
  MailTextInputSchema,
  type MailTextInput,
  type MailTextOwner,
} from "@zapisy/core/mail-text/schema";
import { LOCALES, type Locale } from "@zapisy/core/shared/localized-text";
import { loadMailText } from "@zapisy/words/mail-text";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createMemo, createSignal, For, Show } from "solid-js";
import { useErrorText } from "../../data/error-text.ts";
import { useMessages } from "../../data/locale.ts";
import { createEditForm } from "../../forms/edit-form.ts";
import { EditFormFrame } from "../../forms/edit-form-frame.tsx";
import { checkBy } from "../../forms/issues.state.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toast.tsx";
import { saveMailText } from "./mail-text-api.ts";
import { sourceOf, toDraft, wordsAbove, type BuiltIn, type MailTextDraft } from "./mail-text.state.ts";
import { MailTextPreview } from "./mail-text-preview.tsx";
import { Changed, useKindName } from "./kind-name.tsx";
import { ParagraphsField, optionsOf } from "./paragraphs-field.tsx";
import { WordsField } from "./words-field.tsx";
import styles from "./mail-text.module.css";

/** Where staff adapt what a mail of one kind says in a place, look at it, and give it up again. */
export function MailTextEditor(props: {
  owner: MailTextOwner;
  event?: StaffEventView;
  view: MailTextView;
  builtIn: BuiltIn;
  mayEdit: boolean;
  onSaved: (view: MailTextView) => void;
  /** What is stored now. */
  reload: () => Promise<MailTextView | undefined>;
}): JSX.Element {
  const t = useMessages(loadMailText);
  const staff = useMessages(loadStaff);
  const errors = useErrorText();
  const name = useKindName();
  const level = () => levelOf(props.owner);
  const kind = () => ({ offers: props.view.offers ?? [], byOption: props.view.byOption });
  const options = createMemo(() => (props.event ? optionsOf(props.event) : []));
  const optionIds = () => options().map(({ optionId }) => optionId);
  // oxlint-disable-next-line solid/reactivity -- the version that was on the screen when somebody began
  let { version } = props.view;
  const take = (view: MailTextView) => {
    ({ version } = view);
    props.onSaved(view);
    return toDraft(view);
  };
  const form = createEditForm<MailTextDraft, MailTextInput>({
    // oxlint-disable-next-line solid/reactivity -- begins with what was loaded
    begin: toDraft(props.view),
    check(draft) {
      const checked = checkBy(MailTextInputSchema, { ...draft, version });
      if (!checked.valid) return checked;
      const issues = mailTextIssues(checked.input, kind(), level(), optionIds());
      return issues.length > 0 ? { valid: false, issues } : checked;
    },
    async save(input) {
      const saved = await saveMailText(props.owner, props.view.kind, { ...input, version });
      const draft = take(saved);
      const from = (locale: Locale) => t().source[sourceOf(saved, locale, level())];
      showToast({ text: t().saved(from("pl"), from("en")) });
      return draft;
    },
    conflict: {
      code: "mail_text.version_conflict",
      load: async () => take((await props.reload()) ?? props.view),
    },
  });
  const { draft, update } = form;
  // What cannot be filled in or reached is said while it is typed.
  const typed = createMemo(() => wordingIssues(toStored(draft), kind()));
  const error = (path: string) => {
    const issue = typed().find((one) => one.path === path);
    return issue ? errors.ofIssue(issue) : form.error(path);
  };
  const fieldName = (path: string) => {
    const [first = "", part = ""] = path.split(".");
    if (first === "paragraphs") return t().paragraphs.heading;
    if (first !== "pl" && first !== "en") return t().text[first as "pl"] ?? first;
    const words = t().part[part as keyof ReturnType<typeof t>["part"]] ?? t().text[first];
    return first === "en" ? staff().fieldInEnglish(words) : words;
  };
  const [asked, setAsked] = createSignal<Locale>();
  const restore = async () => {
    const locale = asked();
    if (locale) update((text) => delete text[locale]);
    setAsked(undefined);
    await form.save();
  };
  const above = (locale: Locale) => wordsAbove(props.view, locale, props.builtIn);
  const sourceAbove = (locale: Locale) => t().source[props.view.above[locale]?.level ?? "builtIn"];
  return (
    <div class={styles.stack}>
      <div class={styles.head}>
        <h2>{name(props.view)}</h2>
        <Changed view={props.view} />
      </div>
      <Show
        when={props.view.offers}
        fallback={
          <Notice meaning="note" title={t().goneTitle}>
            <p>{t().goneText}</p>
            <Show when={props.mayEdit}>
              <Button
                onClick={() => {
                  update((text) => Object.assign(text, { pl: undefined, en: undefined, paragraphs: [] }));
                  void form.save();
                }}
              >
                {t().remove}
              </Button>
            </Show>
          </Notice>
        }
      >
        <p class={styles.soft}>{t().frame}</p>
        <Show when={props.view.issues.length > 0}>
          <Notice meaning="stop" title={t().unusableTitle}>
            {t().unusableText}
          </Notice>
        </Show>
        <EditFormFrame
          form={form}
          class={styles.stack}
          disabled={!props.mayEdit}
          fieldName={fieldName}
          submitLabel={t().save}
        >
          <For each={LOCALES}>
            {(locale) => (
              <WordsField
                locale={locale}
                draft={draft[locale]}
                above={above(locale)}
                sourceAbove={sourceAbove(locale)}
                offers={kind().offers}
                disabled={!props.mayEdit}
                error={error}
                onAdapt={() => update((text) => (text[locale] = above(locale)))}
                onInput={(part, value) => update((text) => text[locale] && (text[locale][part] = value))}
                onRestore={() => {
                  // What was never saved is nobody's loss.
                  if (props.view[locale]) setAsked(locale);
                  else update((text) => delete text[locale]);
                }}
              />
            )}
          </For>
          <ParagraphsField
            level={level()}
            paragraphs={draft.paragraphs}
            options={props.view.byOption ? options() : []}
            offers={kind().offers}
            max={MAX_PARAGRAPHS}
            disabled={!props.mayEdit}
            error={error}
            onChange={(change) => update((text) => change(text.paragraphs))}
          />
        </EditFormFrame>
        <Show when={props.mayEdit}>
          <MailTextPreview
            owner={props.owner}
            kind={props.view.kind}
            event={props.event}
            options={props.view.byOption ? options() : []}
            written={() => toStored(draft)}
          />
        </Show>
      </Show>
      <ConfirmDialog
        open={asked() !== undefined}
        title={t().restore.title}
        confirmLabel={t().restore.confirm}
        danger
        onConfirm={restore}
        onClose={() => setAsked(undefined)}
      >
        <p>{t().restore.text(sourceAbove(asked() ?? "pl"))}</p>
      </ConfirmDialog>
    </div>
  );
}

/** What is being written, as it is stored. */
function toStored({ pl, en, paragraphs }: MailTextDraft): Omit<MailTextInput, "version"> {
  const words = (draft: MailTextDraft["pl"]) => draft && { ...draft, next: draft.next || undefined };
  return { pl: words(pl), en: words(en), paragraphs };
}
