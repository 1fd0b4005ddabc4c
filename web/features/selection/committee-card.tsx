import type { SelectionView } from "@zapisy/core/selection/answer";
import { loadSelection } from "@zapisy/words/selection";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { createRefusals } from "../../forms/refusals.ts";
import { Remarks } from "../../forms/remarks.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { StateBadge } from "../../ui/tag.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { ReasonDialog } from "../../forms/reason-dialog.tsx";
import { joinCommittee, leaveCommittee, reopenSheet } from "./selection-api.ts";
import styles from "./selection.module.css";

type Member = SelectionView["committee"][number];

/** Who judges, how far each of them is, and for those who run the event a way to add and to part. */
export function CommitteeCard(props: {
  eventId: string;
  selection: SelectionView;
  onChanged: () => Promise<unknown>;
}): JSX.Element {
  const t = useMessages(loadSelection);
  const [chosen, setChosen] = createSignal("");
  const [asked, setAsked] = createSignal<{ member: Member; what: "remove" | "reopen" }>();
  const isEditable = () =>
    props.selection.may.manage && props.selection.state === "open" && props.selection.version > 0;
  const nameOf = ({ name }: Member) => name || t().committee.gone;
  const [isBusy, setBusy] = createSignal(false);
  const refusals = createRefusals();
  const add = async () => {
    const staffId = chosen();
    if (!staffId || isBusy()) return;
    refusals.clear();
    setBusy(true);
    try {
      await joinCommittee(props.eventId, staffId);
      setChosen("");
    } catch (error) {
      refusals.fail(error);
    }
    await props.onChanged();
    setBusy(false);
  };
  const part = async ({ member, what }: { member: Member; what: "remove" | "reopen" }, reason: string) => {
    try {
      await (what === "remove" ? leaveCommittee : reopenSheet)(props.eventId, member.staffId, reason);
    } finally {
      await props.onChanged();
    }
  };
  return (
    <section class={styles.panel}>
      <h2 class={styles.heading}>{t().committee.title}</h2>
      <p class={styles.soft}>{t().committee.lead}</p>
      <Show
        when={props.selection.committee.length > 0}
        fallback={
          <EmptyState title={t().committee.none}>
            <Show when={props.selection.version === 0}>{t().committee.first}</Show>
          </EmptyState>
        }
      >
        <ul class={styles.list}>
          <For each={props.selection.committee}>
            {(member) => (
              <li class={styles.listed}>
                <span class={styles.who}>
                  <span class={styles.name}>{nameOf(member)}</span>
                  <span class={styles.soft}>{t().committee.progress(member.judged, member.toJudge)}</span>
                </span>
                <span class={styles.actions}>
                  <StateBadge meaning={member.closedAt ? "ok" : "wait"}>
                    {member.closedAt ? t().committee.closed : t().committee.open}
                  </StateBadge>
                  <Show when={isEditable()}>
                    <Show when={member.closedAt}>
                      <Button
                        kind="quiet"
                        small
                        popup="dialog"
                        onClick={() => setAsked({ member, what: "reopen" })}
                      >
                        {t().committee.reopen}
                        <VisuallyHidden>: {nameOf(member)}</VisuallyHidden>
                      </Button>
                    </Show>
                    <Button
                      kind="quiet"
                      small
                      popup="dialog"
                      onClick={() => setAsked({ member, what: "remove" })}
                    >
                      {t().committee.remove}
                      <VisuallyHidden>: {nameOf(member)}</VisuallyHidden>
                    </Button>
                  </Show>
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={isEditable()}>
        <Show
          when={props.selection.candidates.length > 0}
          fallback={<p class={styles.soft}>{t().committee.nobody}</p>}
        >
          <form
            class={styles.stack}
            onSubmit={(event) => {
              event.preventDefault();
              void add();
            }}
          >
            <SelectField
              name="committee.add"
              label={t().committee.add}
              placeholder={t().committee.choose}
              value={chosen()}
              options={props.selection.candidates.map(({ staffId, name }) => ({
                value: staffId,
                label: name,
              }))}
              onChange={setChosen}
            />
            <Remarks texts={refusals.remarks()} />
            <div>
              <Button type="submit" disabled={!chosen()} busy={isBusy()}>
                {t().committee.add}
              </Button>
            </div>
          </form>
        </Show>
      </Show>
      <Show when={asked()} keyed>
        {(act) => (
          <ReasonDialog
            danger={act.what === "remove"}
            title={`${t().committee[act.what]}: ${nameOf(act.member)}`}
            text={act.what === "remove" ? t().committee.removeText : t().committee.reopenText}
            label={t().committee.reason}
            confirmLabel={t().committee[act.what]}
            onConfirm={(reason) => part(act, reason)}
            onClose={() => setAsked(undefined)}
          />
        )}
      </Show>
    </section>
  );
}
