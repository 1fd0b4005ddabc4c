import { institutionLine } from "@zapisy/core/institution/schema";
import { groupsOf } from "@zapisy/core/event/rules";
import { MAX_GROUPS, OUTSIDE_GROUPS, type SeatGroup } from "@zapisy/core/event/schema";
import { INSTITUTION_TYPES } from "@zapisy/core/form/schema";
import { formatWallTime } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import ArrowDown from "~icons/lucide/arrow-down";
import ArrowUp from "~icons/lucide/arrow-up";
import Plus from "~icons/lucide/plus";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { createSignal, For, Show, untrack } from "solid-js";
import { useOfferedInstitutions } from "../../../data/institutions.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { LocalizedField } from "../../../forms/localized-field.tsx";
import { newPartId } from "../../../forms/part-id.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox, CheckboxGroup } from "../../../ui/checkbox.tsx";
import { Combobox } from "../../../ui/combobox.tsx";
import { FieldError } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { Told } from "../../../ui/told.tsx";
import { TerritoriesField } from "../admission/territories-field.tsx";
import { WallTimeField } from "../dates/wall-time-field.tsx";
import form from "../editor-form.module.css";
import { useEventEditor } from "../event-editor.tsx";
import { MovePlacesDialog } from "./move-places-dialog.tsx";
import { SeatFill } from "./seat-fill.tsx";

/** Who has places of their own, how many, and how many are taken. */
export function GroupsField(): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const groups = () => editor.draft.recruitment.groups ?? [];
  const [isMoving, setMoving] = createSignal(false);
  const edit = (change: (groups: SeatGroup[]) => SeatGroup[]) =>
    editor.update(({ recruitment }) => {
      const after = change([...(recruitment.groups ?? [])]);
      recruitment.groups = after.length > 0 ? after : undefined;
      if (after.length === 0) recruitment.groupsUntil = recruitment.outsideGroups = undefined;
    });
  const add = () =>
    edit((all) => [
      ...all,
      { groupId: newPartId(), name: { pl: "" }, types: [], codes: [], institutions: [], seats: 0 },
    ]);
  const inGroups = () => groups().reduce((sum, { seats }) => sum + (Number.isNaN(seats) ? 0 : seats), 0);
  const counts = () => editor.view().seatCounts.groups;
  return (
    <div class={`${form.cards} ${form.contained}`}>
      <FieldError name="recruitment.groups" error={editor.error("recruitment.groups")} />
      <For each={groups()}>
        {(group, index) => (
          <Group
            group={group}
            index={index()}
            count={groups().length}
            onRemove={() => edit((all) => all.filter(({ groupId }) => groupId !== group.groupId))}
            onMove={(by) =>
              edit((all) => {
                const [moved] = all.splice(index(), 1);
                if (moved) all.splice(index() + by, 0, moved);
                return all;
              })
            }
          />
        )}
      </For>
      <Show when={editor.view().groupsEnded && editor.view().recruitment.groupsUntil}>
        {(until) => <Notice meaning="note">{t().groups.ended(formatWallTime(locale(), until()))}</Notice>}
      </Show>
      <Show when={groups().length > 0}>
        <p role="status">
          <Told>
            {t().groups.total(
              inGroups(),
              Math.max(0, (editor.draft.seats ?? 0) - inGroups()),
              editor.draft.seats ?? 0,
            )}
          </Told>
        </p>
        <Show when={counts()}>
          {(seats) => (
            <div>
              <p>{t().groups.common}</p>
              <SeatFill seats={{ ...seats().common, pending: 0 }} />
            </div>
          )}
        </Show>
      </Show>
      <Show when={editor.isEditable()}>
        <div class={form.cardActions}>
          <Show when={groups().length < MAX_GROUPS}>
            <Button icon={<Plus />} onClick={add}>
              {t().groups.add}
            </Button>
          </Show>
          <Show when={groupsOf(editor.view()).length > 0 && counts()}>
            <Button popup="dialog" onClick={() => setMoving(true)}>
              {t().groups.move.open}
            </Button>
          </Show>
        </div>
      </Show>
      <Show when={groups().length > 0}>
        <RadioGroup
          name="recruitment.outsideGroups"
          label={t().field["recruitment.outsideGroups"]}
          disabled={!editor.isEditable()}
          value={editor.draft.recruitment.outsideGroups ?? "common"}
          options={OUTSIDE_GROUPS.map((value) => ({
            value,
            label: t().groups.outside[value],
            help: t().groups.outsideHelp[value],
          }))}
          onChange={(value) =>
            editor.update(
              ({ recruitment }) => (recruitment.outsideGroups = value === "common" ? undefined : value),
            )
          }
        />
        <WallTimeField
          name="recruitment.groupsUntil"
          label={t().field["recruitment.groupsUntil"]}
          help={t().groups.untilHelp}
          usualTime="12:00"
          disabled={!editor.isEditable()}
          value={editor.draft.recruitment.groupsUntil}
          error={editor.error("recruitment.groupsUntil")}
          onInput={(at) => editor.update((event) => (event.recruitment.groupsUntil = at))}
        />
      </Show>
      <Show when={isMoving()}>
        <MovePlacesDialog onClose={() => setMoving(false)} />
      </Show>
    </div>
  );
}

/** One group: its name and places, who belongs to it, and how full it is. */
function Group(props: {
  group: SeatGroup;
  index: number;
  count: number;
  onRemove: () => void;
  onMove: (by: -1 | 1) => void;
}): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const editor = useEventEditor();
  const path = () => `recruitment.groups.${props.index}`;
  const change = (edit: (group: SeatGroup) => void) =>
    editor.update(({ recruitment }) => {
      const own = recruitment.groups?.find(({ groupId }) => groupId === props.group.groupId);
      if (own) edit(own);
    });
  const name = () => props.group.name.pl || t().groups.numbered(props.index + 1);
  const seats = () => editor.view().seatCounts.groups?.each[props.group.groupId];
  // Open where nobody is named yet, and then left as it is: it must not shut under whoever writes.
  const isNew = untrack(() => belongsNobody(props.group));
  return (
    <section class={form.card} aria-label={name()}>
      <div class={form.cardHead}>
        <h2 class={form.cardTitle}>{name()}</h2>
        <Show when={editor.isEditable()}>
          <div class={form.cardActions}>
            <Show when={props.index > 0}>
              <Button
                kind="quiet"
                small
                icon={<ArrowUp />}
                label={`${t().action.moveUp}: ${name()}`}
                onClick={() => props.onMove(-1)}
              />
            </Show>
            <Show when={props.index < props.count - 1}>
              <Button
                kind="quiet"
                small
                icon={<ArrowDown />}
                label={`${t().action.moveDown}: ${name()}`}
                onClick={() => props.onMove(1)}
              />
            </Show>
            <Button
              kind="quiet"
              small
              icon={<Trash />}
              label={`${t().action.remove}: ${name()}`}
              onClick={() => props.onRemove()}
            >
              {t().action.remove}
            </Button>
          </div>
        </Show>
      </div>
      <Show when={seats()}>{(own) => <SeatFill seats={{ ...own(), pending: 0 }} />}</Show>
      <LocalizedField
        name={`${path()}.name`}
        label={t().field["recruitment.groups.name"]}
        help={t().groups.nameHelp}
        disabled={!editor.isEditable()}
        value={props.group.name}
        english={editor.isEnglish()}
        error={editor.error}
        onInput={(text) => change((one) => (one.name = text))}
      />
      <NumberField
        name={`${path()}.seats`}
        label={t().field["recruitment.groups.seats"]}
        disabled={!editor.isEditable()}
        value={props.group.seats}
        error={editor.error(`${path()}.seats`)}
        onInput={(number) => change((one) => (one.seats = number ?? Number.NaN))}
      />
      <details open={isNew}>
        <summary>{t().field["recruitment.groups.who"]}</summary>
        <div class={form.inner}>
          <p class={form.lead}>{t().groups.whoHelp}</p>
          <Institutions group={props.group} name={`${path()}.institutions`} change={change} />
          <TerritoriesField
            name={`${path()}.codes`}
            codes={props.group.codes}
            onChange={(codes) => change((one) => (one.codes = codes))}
          />
          <CheckboxGroup
            name={`${path()}.types`}
            label={t().field["recruitment.groups.types"]}
            disabled={!editor.isEditable()}
            values={props.group.types}
            options={INSTITUTION_TYPES.map((value) => ({ value, label: common().institutionType[value] }))}
            error={editor.error(`${path()}.types`)}
            onChange={(types) => change((one) => (one.types = types))}
          />
        </div>
      </details>
      <Show when={props.group.institutions.length > 0 || props.group.partnerId}>
        <SelectField
          name={`${path()}.partnerId`}
          label={t().field["recruitment.groups.partnerId"]}
          help={t().groups.partnerHelp}
          disabled={!editor.isEditable()}
          value={props.group.partnerId ?? ""}
          placeholder={t().groups.noPartner}
          error={editor.error(`${path()}.partnerId`)}
          options={props.group.institutions.map(({ institutionId, name: called }) => ({
            value: institutionId,
            label: called,
          }))}
          onChange={(chosen) => change((one) => (one.partnerId = chosen || undefined))}
        />
      </Show>
      <FieldError name={`${path()}.who`} error={editor.error(`${path()}.who`)} />
      <Checkbox
        name={`${path()}.shut`}
        label={t().groups.shut}
        help={t().groups.shutHelp}
        disabled={!editor.isEditable()}
        checked={props.group.shut ?? false}
        onChange={(checked) => change((one) => (one.shut = checked || undefined))}
      />
    </section>
  );
}

function belongsNobody({ types, codes, institutions }: SeatGroup): boolean {
  return types.length + codes.length + institutions.length === 0;
}

/** The entries of the register whose people belong to a group. */
function Institutions(props: {
  group: SeatGroup;
  name: string;
  change: (edit: (group: SeatGroup) => void) => void;
}): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const { offered, lookFor } = useOfferedInstitutions();
  const [text, setText] = createSignal("");
  return (
    <>
      <Show when={props.group.institutions.length > 0}>
        <ul class={form.fields} aria-label={t().field["recruitment.groups.institutions"]}>
          <For each={props.group.institutions}>
            {({ institutionId, name }) => (
              <li class={form.cardHead}>
                <span>{name}</span>
                <Show when={editor.isEditable()}>
                  <Button
                    kind="quiet"
                    small
                    icon={<Trash />}
                    label={`${t().action.remove}: ${name}`}
                    onClick={() =>
                      props.change((one) => {
                        one.institutions = one.institutions.filter(
                          (own) => own.institutionId !== institutionId,
                        );
                        if (one.partnerId === institutionId) one.partnerId = undefined;
                      })
                    }
                  />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={editor.isEditable()}>
        <Combobox
          name={`${props.name}.add`}
          label={t().groups.addInstitution}
          optional
          text={text()}
          value=""
          options={offered().map((one) => ({ value: one.institutionId, label: institutionLine(one) }))}
          onType={(typed) => {
            setText(typed);
            lookFor(typed);
          }}
          onChange={(id) => {
            const chosen = offered().find(({ institutionId }) => institutionId === id);
            if (!chosen) return;
            const { institutionId } = chosen;
            props.change((one) => {
              const others = one.institutions.filter((own) => own.institutionId !== institutionId);
              one.institutions = [...others, { institutionId, name: institutionLine(chosen).slice(0, 200) }];
            });
            setText("");
          }}
          autocomplete="off"
        />
      </Show>
    </>
  );
}
