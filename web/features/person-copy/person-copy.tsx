import type { PersonCopy as Copy } from "@zapisy/core/person-copy/answer";
import type { PersonCopyInput } from "@zapisy/core/person-copy/schema";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import { loadAttendance } from "@zapisy/words/attendance";
import { loadCommon } from "@zapisy/words/common";
import { loadForm } from "@zapisy/words/form";
import { loadMail } from "@zapisy/words/mail";
import { loadParticipant } from "@zapisy/words/participant";
import { copyInWords, loadPersonCopy } from "@zapisy/words/person-copy";
import { loadSelection } from "@zapisy/words/selection";
import { loadStaff } from "@zapisy/words/staff";
import { loadSupportLog } from "@zapisy/words/support-log";
import FileDown from "~icons/lucide/file-down";
import type { JSX } from "solid-js";
import { createMemo, createSignal, For, Show } from "solid-js";
import { saveFile } from "../../data/download.ts";
import { useErrorText } from "../../data/error-text.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { DetailsList } from "../../ui/details-list.tsx";
import { Notice } from "../../ui/notice.tsx";
import { copyPerson, downloadCopy } from "./person-copy-api.ts";
import styles from "./person-copy.module.css";

/** A copy of all that is kept of a person at the chosen registrations: to look at, to print, and as a file for other programs. */
export function PersonCopy(props: { chosen: Omit<PersonCopyInput, "words"> }): JSX.Element {
  const t = useMessages(loadPersonCopy);
  const errors = useErrorText();
  const [withWords, setWithWords] = createSignal(true);
  const [made, setMade] = createSignal<{ of: PersonCopyInput; copy: Copy }>();
  const [failure, setFailure] = createSignal<string>();
  const input = createMemo(() => ({ ...props.chosen, words: withWords() }));
  // What is shown is of what is ticked now: of anything else it goes, also where it comes late.
  const shown = () => (made()?.of === input() ? made()?.copy : undefined);

  const attempt = async (work: () => Promise<void>) => {
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      setMade(undefined);
      setFailure(errors.ofError(error));
    }
  };
  const show = () =>
    attempt(async () => {
      const of = input();
      setMade({ of, copy: await copyPerson(of) });
    });
  const print = () => attempt(() => downloadCopy(input(), locale()));
  const save = () =>
    attempt(async () => {
      const text = JSON.stringify(await copyPerson(input()), undefined, 2);
      saveFile(`${t().file}.json`, "application/json", new TextEncoder().encode(text));
    });
  return (
    <section class={styles.copy}>
      <h3>{t().heading}</h3>
      <p class={styles.lead}>{t().lead}</p>
      <Checkbox
        name="words"
        label={t().words}
        help={t().wordsHelp}
        checked={withWords()}
        onChange={setWithWords}
      />
      <div class={styles.actions}>
        <Button onClick={show}>{t().show}</Button>
        <Button icon={<FileDown />} onClick={print}>
          {t().pdf}
        </Button>
        <Button icon={<FileDown />} onClick={save}>
          {t().json}
        </Button>
      </div>
      <Show when={failure()}>
        {(text) => (
          <Notice meaning="stop" live="alert">
            {text()}
          </Notice>
        )}
      </Show>
      <Show when={shown()}>{(copy) => <Shown copy={copy()} />}</Show>
    </section>
  );
}

/** The copy as a page: by event, what is kept, why, how long, and who sees it. */
function Shown(props: { copy: Copy }): JSX.Element {
  const copy = useMessages(loadPersonCopy);
  const common = useMessages(loadCommon);
  const mail = useMessages(loadMail);
  const attendance = useMessages(loadAttendance);
  const participant = useMessages(loadParticipant);
  const selection = useMessages(loadSelection);
  const supportLog = useMessages(loadSupportLog);
  const staff = useMessages(loadStaff);
  const form = useMessages(loadForm);
  const told = () =>
    copyInWords(
      props.copy,
      {
        copy: copy(),
        common: common(),
        mail: mail(),
        attendance: attendance(),
        participant: participant(),
        selection: selection(),
        supportLog: supportLog(),
        history: staff().history,
        form: form(),
        timeZone: HOME_ZONE,
      },
      locale(),
    );
  return (
    <div class={styles.shown} role="region" aria-label={told().title}>
      <For each={told().lines}>{(line) => <p class={styles.lead}>{line}</p>}</For>
      <For each={told().sections}>
        {(section) => (
          <section>
            <h4>{section.title}</h4>
            <For each={section.rows}>
              {(row) => (
                <section class={styles.row}>
                  <h5>{row.name}</h5>
                  <p class={styles.about}>{row.about}</p>
                  <DetailsList
                    items={row.values.map(({ label, text, mayName }) => ({
                      term: label,
                      description: () => (
                        <>
                          {text}
                          <Show when={mayName}>
                            <span class={styles.about}>{copy().mayName}</span>
                          </Show>
                        </>
                      ),
                    }))}
                  />
                </section>
              )}
            </For>
          </section>
        )}
      </For>
    </div>
  );
}
