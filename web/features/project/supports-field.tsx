import { MAX_SUPPORTS, SUPPORT_MODES, type Support } from "@zapisy/core/project/schema";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import ArchiveRestore from "~icons/lucide/archive-restore";
import Archive from "~icons/lucide/archive";
import Plus from "~icons/lucide/plus";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { Index, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { newPartId } from "../../forms/part-id.ts";
import { Button } from "../../ui/button.tsx";
import { FieldError, fieldId } from "../../ui/field.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./project-form.module.css";

interface SupportsFieldProps {
  supports: readonly Support[];
  /** Those that are stored: they can be retired, and never removed. */
  stored: readonly Support[];
  onChange: (supports: Support[]) => void;
  error: (path: string) => string | undefined;
  disabled?: boolean;
}

/** The forms of support of a project, as its application names them. */
export function SupportsField(props: SupportsFieldProps): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const change = (index: number, part: Partial<Support>) =>
    props.onChange(props.supports.map((each, at) => (at === index ? { ...each, ...part } : each)));
  const isStored = (id: string) => props.stored.some(({ supportId }) => supportId === id);
  return (
    <div class={styles.group} id={fieldId("supports")} tabIndex={-1}>
      <FieldError name="supports" error={props.error("supports")} />
      <Index each={props.supports}>
        {(support, index) => (
          <div class={styles.support} role="group" aria-label={t().project.support(index + 1)}>
            <TextField
              name={`supports.${index}.name`}
              label={support().retired ? t().project.supportRetired : t().project.supportName}
              autocomplete="off"
              maxLength={200}
              disabled={props.disabled}
              value={support().name}
              error={props.error(`supports.${index}.name`)}
              onInput={(name) => change(index, { name })}
            />
            <SelectField
              name={`supports.${index}.mode`}
              label={t().project.supportMode}
              disabled={props.disabled}
              value={support().mode}
              options={SUPPORT_MODES.map((value) => ({ value, label: t().project.supportModes[value] }))}
              onChange={(mode) => mode && change(index, { mode })}
            />
            <TextField
              name={`supports.${index}.module`}
              label={t().project.supportModule}
              optional
              autocomplete="off"
              maxLength={200}
              disabled={props.disabled}
              value={support().module ?? ""}
              error={props.error(`supports.${index}.module`)}
              onInput={(module) => change(index, { module })}
            />
            <NumberField
              name={`supports.${index}.hours`}
              label={t().project.supportHours}
              optional
              decimal
              disabled={props.disabled}
              value={support().hours}
              error={props.error(`supports.${index}.hours`)}
              onInput={(hours) => change(index, { hours })}
            />
            <SelectField
              name={`supports.${index}.hourUnit`}
              label={t().project.supportUnit}
              disabled={props.disabled}
              value={support().hourUnit ?? "clock"}
              options={(["clock", "didactic"] as const).map((value) => ({
                value,
                label: common().hourUnit[value],
              }))}
              onChange={(unit) => change(index, { hourUnit: unit === "didactic" ? unit : undefined })}
            />
            <Show when={!props.disabled}>
              <div class={styles.actions}>
                <Show
                  when={isStored(support().supportId)}
                  fallback={
                    <Button
                      kind="quiet"
                      small
                      label={`${t().action.remove}: ${support().name}`}
                      icon={<Trash />}
                      onClick={() => props.onChange(props.supports.toSpliced(index, 1))}
                    />
                  }
                >
                  <Button
                    kind="quiet"
                    small
                    label={
                      support().retired
                        ? t().project.restoreSupport(support().name)
                        : t().project.retireSupport(support().name)
                    }
                    icon={support().retired ? <ArchiveRestore /> : <Archive />}
                    onClick={() => change(index, { retired: support().retired ? undefined : true })}
                  />
                </Show>
              </div>
            </Show>
          </div>
        )}
      </Index>
      <Show when={!props.disabled && props.supports.length < MAX_SUPPORTS}>
        <div>
          <Button
            icon={<Plus />}
            onClick={() => {
              props.onChange([...props.supports, { supportId: newPartId(), name: "", mode: "group" }]);
              const name = `supports.${props.supports.length - 1}.name`;
              queueMicrotask(() => document.getElementById(fieldId(name))?.focus());
            }}
          >
            {t().project.addSupport}
          </Button>
        </div>
      </Show>
    </div>
  );
}
