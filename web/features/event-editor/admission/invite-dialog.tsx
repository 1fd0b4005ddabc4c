import { readInvited } from "@zapisy/core/invitation/rules";
import { MAX_INVITATIONS } from "@zapisy/core/invitation/schema";
import { LOCALES, type Locale } from "@zapisy/core/shared/localized-text";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createMemo, createSignal, For, Show } from "solid-js";
import { useErrorText } from "../../../data/error-text.ts";
import { useMessages } from "../../../data/locale.ts";
import { FormDialog } from "../../../forms/form-dialog.tsx";
import { createRefusals } from "../../../forms/refusals.ts";
import { fieldId } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { invite } from "./invitation-api.ts";

/** Invites people from a list that is typed or pasted; says of each line what is wrong with it. */
export function InviteDialog(props: {
  eventId: string;
  onSent: () => void;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadStaff);
  const errors = useErrorText();
  const [text, setText] = createSignal("");
  const [language, setLanguage] = createSignal<Locale>("pl");
  const refusals = createRefusals(() => document.getElementById(fieldId("invitations.people"))?.focus());
  const list = createMemo(() => readInvited(text()));
  const submit = async () => {
    const { people, faults } = list();
    if (people.length === 0 && faults.length === 0)
      return refusals.refuse([{ path: "people", code: "field.required" }]);
    if (people.length > MAX_INVITATIONS)
      return refusals.refuse([{ path: "people", code: "field.too_many", limit: MAX_INVITATIONS }]);
    const [fault] = faults;
    if (fault) return refusals.refuse([{ path: "people", code: fault.code }]);
    const { invited, known } = await invite(props.eventId, { people, locale: language() });
    showToast({ text: t().invitations.done(invited, known) });
    props.onSent();
  };
  return (
    <FormDialog
      title={t().invitations.add}
      submitLabel={t().invitations.send(list().people.length)}
      refusals={refusals}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <TextArea
        name="invitations.people"
        label={t().invitations.people}
        help={t().invitations.peopleHelp}
        rows={8}
        value={text()}
        onInput={setText}
        error={refusals.error("people")}
      />
      <div role="status">
        <Show when={list().faults.length > 0}>
          <Notice meaning="stop" title={t().invitations.faults(list().faults.length)}>
            <ul>
              <For each={list().faults}>
                {(fault) => (
                  <li>
                    {t().invitations.line(fault.line)} <strong>{fault.text}</strong> –{" "}
                    {errors.ofIssue({ path: "", code: fault.code })}
                  </li>
                )}
              </For>
            </ul>
          </Notice>
        </Show>
      </div>
      <RadioGroup
        name="invitations.locale"
        label={t().invitations.language}
        inline
        value={language()}
        options={LOCALES.map((value) => ({ value, label: t().invitations.languages[value] }))}
        onChange={setLanguage}
      />
    </FormDialog>
  );
}
