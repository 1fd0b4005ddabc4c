import type { StaffEventView } from "@zapisy/core/event/answer";
import type { MailTextView } from "@zapisy/core/mail-text/answer";
import { levelOf, mailTextIssues, saysAnything, wordingIssues } from "@zapisy/core/mail-text/rules";
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
import { FilesField } from "./files-field.tsx";
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
  /** Of files that were added here, by their ids: what the text is saved with. */
  const receipts = new Map<string, string>();
  const [isSending, setSending] = createSignal(false);
  const form = createEditForm<MailTextDraft, MailTextInput>({
    // oxlint-disable-next-line solid/reactivity -- begins with what was loaded
    begin: toDraft(props.view),
    check(draft) {
      const checked = checkBy(MailTextInputSchema, { ...toStored(draft, receipts), version });
      if (!checked.valid) return checked;
      if (isSending())
        return { valid: false, issues: [{ path: "attachments", code: "letter_file.sending" }] };
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
  const typed = createMemo(() => wordingIssues(toStored(draft, receipts), kind()));
  const error = (path: string) => {
    const issue = typed().find((one) => one.path === path);
    return issue ? errors.ofIssue(issue) : (form.error(path) ?? noRoom(path));
  };
  /** What was saved here and has no room beside what was added above since. */
  const noRoom = (path: string) => {
    const issue = path === "attachments" && props.view.issues.find((one) => one.path === path);
    return issue ? errors.ofIssue(issue) : undefined;
  };
  const fieldName = (path: string) => {
    const [first = "", part = ""] = path.split(".");
    if (first === "attachments") return t().files.heading;
    if (first === "paragraphs") return t().paragraphs.heading;
    if (first !== "pl" && first !== "en") return t().text[first as "pl"] ?? first;
    const words = t().part[part as keyof ReturnType<typeof t>["part"]] ?? t().text[first];
    return first === "en" ? staff().fieldInEnglish(words) : words;
  };
  const [asked, setAsked] = createSignal<Locale | "all">();
  const clear = () =>
    update((text) => Object.assign(text, { pl: undefined, en: undefined, paragraphs: [], attachments: [] }));
  const restore = async () => {
    const what = asked();
    if (what === "all") clear();
    else if (what) update((text) => delete text[what]);
    setAsked(undefined);
    await form.save();
  };
  const above = (locale: Locale) => wordsAbove(props.view, locale, props.builtIn);
  const languageAsked = () => (asked() === "en" ? "en" : "pl");
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
                  clear();
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
        <Show when={props.view.issues.some(({ path }) => path !== "attachments")}>
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
          <FilesField
            owner={props.owner}
            view={props.view}
            value={draft.attachments}
            disabled={!props.mayEdit}
            error={error("attachments")}
            onBusy={setSending}
            onAdd={(file, receipt) => {
              receipts.set(file.fileId, receipt);
              update((text) => text.attachments.push(file));
            }}
            onRemove={({ fileId }) =>
              update((text) => (text.attachments = text.attachments.filter((file) => file.fileId !== fileId)))
            }
          />
        </EditFormFrame>
        <Show when={props.mayEdit}>
          <Show when={saysAnything(props.view)}>
            <div>
              <Button kind="quiet" onClick={() => setAsked("all")}>
                {t().restore.all}
              </Button>
            </div>
          </Show>
          <MailTextPreview
            owner={props.owner}
            kind={props.view.kind}
            event={props.event}
            options={props.view.byOption ? options() : []}
            written={() => toStored(draft, receipts)}
          />
        </Show>
      </Show>
      <ConfirmDialog
        open={asked() !== undefined}
        title={asked() === "all" ? t().restore.titleAll : t().restore.title}
        confirmLabel={asked() === "all" ? t().restore.confirmAll : t().restore.confirm}
        danger
        onConfirm={restore}
        onClose={() => setAsked(undefined)}
      >
        <p>{asked() === "all" ? t().restore.textAll : t().restore.text(sourceAbove(languageAsked()))}</p>
      </ConfirmDialog>
    </div>
  );
}

/** What is being written, as it is sent: files that were added by their receipts. */
function toStored(
  { pl, en, paragraphs, attachments }: MailTextDraft,
  receipts: ReadonlyMap<string, string>,
): Omit<MailTextInput, "version"> {
  const words = (draft: MailTextDraft["pl"]) => draft && { ...draft, next: draft.next || undefined };
  return {
    pl: words(pl),
    en: words(en),
    paragraphs,
    attachments: attachments.map(({ fileId }) => receipts.get(fileId) ?? fileId),
  };
}
