import type { Organisation } from "@zapisy/core/project/schema";
import { ORGANISATION_ROLES } from "@zapisy/core/project/schema";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import ArrowDown from "~icons/lucide/arrow-down";
import ArrowUp from "~icons/lucide/arrow-up";
import Plus from "~icons/lucide/plus";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { Index, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { FieldError, fieldId } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { moved } from "./project-draft.state.ts";
import styles from "./project-form.module.css";

interface OrganisationsFieldProps {
  organisations: readonly Organisation[];
  onChange: (organisations: Organisation[]) => void;
  error: (path: string) => string | undefined;
  disabled?: boolean;
}

/** The organisations of a project with their roles, in the order in which documents name them. */
export function OrganisationsField(props: OrganisationsFieldProps): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const change = (index: number, part: Partial<Organisation>) =>
    props.onChange(props.organisations.map((each, at) => (at === index ? { ...each, ...part } : each)));
  const remove = (index: number) => {
    const removed = props.organisations[index];
    if (!removed) return;
    props.onChange(props.organisations.toSpliced(index, 1));
    showToast({
      text: t().project.removedOrganisation(removed.name || t().project.organisation(index + 1)),
      undo: () => props.onChange(props.organisations.toSpliced(index, 0, removed)),
    });
  };
  return (
    <div class={styles.group} id={fieldId("organisations")} tabIndex={-1}>
      <FieldError name="organisations" error={props.error("organisations")} />
      <Index each={props.organisations}>
        {(organisation, index) => (
          <div class={styles.organisation} role="group" aria-label={t().project.organisation(index + 1)}>
            <TextField
              name={`organisations.${index}.name`}
              label={t().project.organisationName}
              autocomplete="off"
              disabled={props.disabled}
              value={organisation().name}
              error={props.error(`organisations.${index}.name`)}
              onInput={(name) => change(index, { name })}
            />
            <SelectField
              name={`organisations.${index}.role`}
              label={t().project.organisationRole}
              disabled={props.disabled}
              value={organisation().role}
              options={ORGANISATION_ROLES.map((value) => ({
                value,
                label: common().organisationRole[value],
              }))}
              onChange={(role) => role && change(index, { role })}
            />
            <TextField
              name={`organisations.${index}.town`}
              label={t().project.organisationTown}
              optional
              autocomplete="off"
              disabled={props.disabled}
              value={organisation().town ?? ""}
              error={props.error(`organisations.${index}.town`)}
              onInput={(town) => change(index, { town })}
            />
            <Show when={!props.disabled}>
              <div class={styles.actions}>
                <Button
                  kind="quiet"
                  small
                  label={`${t().action.moveUp}: ${organisation().name}`}
                  icon={<ArrowUp />}
                  disabled={index === 0}
                  onClick={() => props.onChange(moved(props.organisations, index, index - 1))}
                />
                <Button
                  kind="quiet"
                  small
                  label={`${t().action.moveDown}: ${organisation().name}`}
                  icon={<ArrowDown />}
                  disabled={index === props.organisations.length - 1}
                  onClick={() => props.onChange(moved(props.organisations, index, index + 1))}
                />
                <Button
                  kind="quiet"
                  small
                  label={`${t().action.remove}: ${organisation().name}`}
                  icon={<Trash />}
                  disabled={props.organisations.length === 1}
                  onClick={() => remove(index)}
                />
              </div>
            </Show>
          </div>
        )}
      </Index>
      <Show when={!props.disabled}>
        <div>
          <Button
            icon={<Plus />}
            onClick={() => {
              props.onChange([...props.organisations, { name: "", role: "partner" }]);
              const name = `organisations.${props.organisations.length - 1}.name`;
              queueMicrotask(() => document.getElementById(fieldId(name))?.focus());
            }}
          >
            {t().project.addOrganisation}
          </Button>
        </div>
      </Show>
    </div>
  );
}
