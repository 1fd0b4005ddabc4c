import { FIELD_IDS } from "@zapisy/core/form/schema";
import { isForFunder } from "@zapisy/core/event/rules";
import { MAX_OTHER_DATES, RECRUITMENT_MODES, REFERRALS } from "@zapisy/core/event/schema";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { AccessCodesField } from "../../../features/event-editor/admission/access-codes-field.tsx";
import { CriteriaField } from "../../../features/event-editor/admission/criteria-field.tsx";
import { InvitationsField } from "../../../features/event-editor/admission/invitations-field.tsx";
import { VisibilityField } from "../../../features/event-editor/admission/visibility-field.tsx";
import { ChoiceGroupsField } from "../../../features/event-editor/recruitment/choice-groups-field.tsx";
import form from "../../../features/event-editor/editor-form.module.css";
import { useEventEditor } from "../../../features/event-editor/event-editor.tsx";
import { EventsPicker } from "../../../features/event-editor/events-picker.tsx";
import { GroupsField } from "../../../features/event-editor/recruitment/groups-field.tsx";
import { QuotaField } from "../../../features/event-editor/recruitment/quota-field.tsx";
import { RemindersField } from "../../../features/event-editor/reminders/reminders-field.tsx";
import { isList, SettingField } from "../../../features/event-editor/recruitment/setting-field.tsx";
import { QuestionsField } from "../../../features/event-editor/recruitment/questions-field.tsx";
import { SaveBar } from "../../../features/event-editor/save-bar.tsx";
import { WallTimeField } from "../../../features/event-editor/dates/wall-time-field.tsx";
import { usePageTitle } from "../../../ui/page-title.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Fieldset } from "../../../ui/fieldset.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import styles from "./recruitment.module.css";

/** For how long a seat is offered where staff say no other time. */
const USUAL_OFFER_HOURS = 48;

/** How many may come, when they may sign up, and what the form asks. */
export function RecruitmentTab(): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  usePageTitle(() => t().eventTab.recruitment);
  const editor = useEventEditor();
  const isFixed = () => !editor.isEditable();
  return (
    <div class={form.form}>
      <SaveBar />
      <Fieldset name="seatsAndDates" look="section" legend={t().recruitment.seatsAndDates}>
        <NumberField
          name="seats"
          label={t().field.seats}
          help={t().help.seats}
          disabled={isFixed()}
          value={editor.draft.seats ?? undefined}
          error={editor.error("seats")}
          onInput={(number) => editor.update((event) => (event.seats = number ?? null))}
        />
        <RadioGroup
          name="recruitment.mode"
          label={t().field["recruitment.mode"]}
          disabled={isFixed()}
          value={editor.draft.recruitment.mode}
          options={RECRUITMENT_MODES.map((value) => ({
            value,
            label: common().recruitmentMode[value],
            help: t().recruitment.modeHelp[value],
          }))}
          onChange={(mode) => editor.update((event) => (event.recruitment.mode = mode))}
        />
        <Checkbox
          name="recruitment.confirmAddress"
          label={t().field["recruitment.confirmAddress"]}
          help={t().help.confirmAddress}
          disabled={isFixed()}
          checked={editor.draft.recruitment.confirmAddress ?? false}
          error={editor.error("recruitment.confirmAddress")}
          onChange={(checked) =>
            editor.update((event) => (event.recruitment.confirmAddress = checked || undefined))
          }
        />
        <div class={styles.times}>
          <WallTimeField
            name="recruitment.opens"
            label={t().field["recruitment.opens"]}
            help={t().help.opens}
            usualTime="08:00"
            disabled={isFixed()}
            value={editor.draft.recruitment.opens}
            error={editor.error("recruitment.opens")}
            onInput={(at) => editor.update((event) => (event.recruitment.opens = at))}
          />
          <WallTimeField
            name="recruitment.closes"
            label={t().field["recruitment.closes"]}
            help={t().help.closes}
            usualTime="15:00"
            disabled={isFixed()}
            value={editor.draft.recruitment.closes}
            error={editor.error("recruitment.closes")}
            onInput={(at) => editor.update((event) => (event.recruitment.closes = at))}
          />
          <WallTimeField
            name="recruitment.changesUntil"
            label={t().field["recruitment.changesUntil"]}
            help={t().help.changesUntil}
            usualTime="15:00"
            disabled={isFixed()}
            value={editor.draft.recruitment.changesUntil}
            error={editor.error("recruitment.changesUntil")}
            onInput={(at) => editor.update((event) => (event.recruitment.changesUntil = at))}
          />
        </div>
      </Fieldset>

      <Fieldset name="admission" look="section" legend={t().admission.title}>
        <VisibilityField />
        <AccessCodesField />
        <InvitationsField />
        <Checkbox
          name="recruitment.delegations"
          label={t().field["recruitment.delegations"]}
          help={t().help.delegations}
          disabled={isFixed()}
          checked={editor.draft.recruitment.delegations ?? false}
          error={editor.error("recruitment.delegations")}
          onChange={(checked) =>
            editor.update((event) => (event.recruitment.delegations = checked || undefined))
          }
        />
        <RadioGroup
          name="recruitment.referrals"
          label={t().field["recruitment.referrals"]}
          help={t().help.referrals}
          disabled={isFixed()}
          value={editor.draft.recruitment.referrals ?? "none"}
          options={(["none", ...REFERRALS] as const).map((value) => ({
            value,
            label: t().recruitment.referrals[value],
          }))}
          error={editor.error("recruitment.referrals")}
          onChange={(chosen) =>
            editor.update((event) => (event.recruitment.referrals = chosen === "none" ? undefined : chosen))
          }
        />
        <Checkbox
          name="recruitment.handovers"
          label={t().field["recruitment.handovers"]}
          help={t().help.handovers}
          disabled={isFixed()}
          checked={editor.draft.recruitment.handovers ?? false}
          error={editor.error("recruitment.handovers")}
          onChange={(checked) =>
            editor.update((event) => (event.recruitment.handovers = checked || undefined))
          }
        />
        <Show when={editor.draft.recruitment.delegations ?? editor.draft.recruitment.handovers}>
          <WallTimeField
            name="recruitment.exchangesUntil"
            label={t().field["recruitment.exchangesUntil"]}
            help={t().help.exchangesUntil}
            usualTime="15:00"
            disabled={isFixed()}
            value={editor.draft.recruitment.exchangesUntil}
            error={editor.error("recruitment.exchangesUntil")}
            onInput={(at) => editor.update((event) => (event.recruitment.exchangesUntil = at))}
          />
        </Show>
      </Fieldset>

      <Fieldset name="form.criteria" look="section" legend={t().criteria.title} help={t().criteria.lead}>
        <CriteriaField />
      </Fieldset>

      <Fieldset name="groups" look="section" legend={t().groups.title} help={t().groups.lead}>
        <GroupsField />
      </Fieldset>

      <Fieldset name="quotas" look="section" legend={t().recruitment.quotas}>
        <QuotaField />
      </Fieldset>

      <Fieldset name="reserve" look="section" legend={t().recruitment.reserve}>
        <Checkbox
          name="recruitment.offers"
          label={t().recruitment.offers}
          help={t().help.offers}
          disabled={isFixed()}
          checked={editor.draft.recruitment.offerHours !== undefined}
          onChange={(checked) =>
            editor.update((event) => (event.recruitment.offerHours = checked ? USUAL_OFFER_HOURS : undefined))
          }
        />
        <Show when={editor.draft.recruitment.offerHours !== undefined}>
          <NumberField
            name="recruitment.offerHours"
            label={t().field["recruitment.offerHours"]}
            help={t().help.offerHours}
            disabled={isFixed()}
            value={editor.draft.recruitment.offerHours}
            error={editor.error("recruitment.offerHours")}
            onInput={(number) =>
              editor.update((event) => (event.recruitment.offerHours = number ?? Number.NaN))
            }
          />
        </Show>
        <NumberField
          name="recruitment.reserveStopsDays"
          label={t().field["recruitment.reserveStopsDays"]}
          help={t().help.reserveStopsDays}
          disabled={isFixed()}
          value={editor.draft.recruitment.reserveStopsDays}
          error={editor.error("recruitment.reserveStopsDays")}
          onInput={(number) => editor.update((event) => (event.recruitment.reserveStopsDays = number))}
        />
        <EventsPicker
          name="recruitment.otherDates"
          eventIds={editor.draft.recruitment.otherDates ?? []}
          max={MAX_OTHER_DATES}
          optional
          label={t().field["recruitment.otherDates"]}
          another={t().recruitment.anotherDate}
          help={t().help.otherDates}
          error={editor.error("recruitment.otherDates")}
          onAdd={(eventId) =>
            editor.update(({ recruitment }) => {
              recruitment.otherDates = [...(recruitment.otherDates ?? []), eventId];
            })
          }
          onRemove={(eventId) =>
            editor.update(({ recruitment }) => {
              const left = (recruitment.otherDates ?? []).filter((one) => one !== eventId);
              recruitment.otherDates = left.length > 0 ? left : undefined;
            })
          }
        />
      </Fieldset>

      <Fieldset
        name="choices"
        look="section"
        legend={t().recruitment.choices}
        help={t().recruitment.choicesLead}
      >
        <ChoiceGroupsField />
      </Fieldset>

      <Fieldset name="form" look="section" legend={t().recruitment.form} help={t().recruitment.formLead}>
        <div class={styles.asks}>
          <For each={FIELD_IDS.filter((id) => !isList(id))}>{(id) => <SettingField id={id} />}</For>
          <For each={["needs", "diet"] as const}>
            {(field) => (
              <RadioGroup
                name={`form.${field}`}
                label={t().field[`form.${field}`]}
                inline
                disabled={isFixed()}
                value={editor.draft.form[field]}
                options={[
                  { value: "optional", label: t().recruitment.ask.optional },
                  { value: "hidden", label: t().recruitment.ask.hidden },
                ]}
                onChange={(value) => editor.update((event) => (event.form[field] = value))}
              />
            )}
          </For>
        </div>
        <div>
          <For each={["imageConsent", "newsletterConsent"] as const}>
            {(field) => (
              <Checkbox
                name={`form.${field}`}
                label={t().field[`form.${field}`]}
                disabled={isFixed()}
                checked={editor.draft.form[field]}
                onChange={(checked) => editor.update((event) => (event.form[field] = checked))}
              />
            )}
          </For>
        </div>
        <For each={FIELD_IDS.filter(isList)}>{(id) => <SettingField id={id} />}</For>
      </Fieldset>

      <Fieldset
        name="form.questions"
        look="section"
        legend={t().recruitment.questions}
        help={t().recruitment.questionsLead}
      >
        <QuestionsField />
      </Fieldset>

      <Fieldset name="reminderTerms" look="section" legend={t().reminders.title} help={t().reminders.lead}>
        <RemindersField />
      </Fieldset>

      <Fieldset name="certificates" look="section" legend={t().recruitment.certificates}>
        <NumberField
          name="attendanceThresholdPercent"
          label={t().field.attendanceThresholdPercent}
          help={t().help.threshold}
          unit="%"
          disabled={isFixed()}
          value={editor.draft.attendanceThresholdPercent}
          error={editor.error("attendanceThresholdPercent")}
          onInput={(number) =>
            editor.update((event) => (event.attendanceThresholdPercent = number ?? Number.NaN))
          }
        />
      </Fieldset>

      <Fieldset name="figures" look="section" legend={t().recruitment.figures}>
        <Checkbox
          name="forFunder"
          label={t().field.forFunder}
          help={t().help.forFunder}
          disabled={isFixed()}
          checked={isForFunder(editor.draft)}
          error={editor.error("forFunder")}
          onChange={(checked) => editor.update((event) => (event.forFunder = checked))}
        />
      </Fieldset>
    </div>
  );
}
