import { eventDays, sortAgenda } from "@zapisy/core/event/rules";
import type { StaffEventView } from "@zapisy/core/event/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import type { Locale } from "@zapisy/messages";
import { formatDayShort, formatTime } from "@zapisy/messages";
import { loadCommon } from "@zapisy/messages/common";
import { loadStaff } from "@zapisy/messages/staff";
import FileSpreadsheet from "lucide-solid/icons/file-spreadsheet";
import FileText from "lucide-solid/icons/file-text";
import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { useDayText } from "../programme/day-text.ts";
import styles from "./attendance-list-dialog.module.css";
import type { ListScope } from "./attendance-list.state.ts";
import { attendanceListHref } from "./attendance-list.state.ts";

/** Downloads attendance lists: of everything, a day or an item, in either language, as PDF, Excel or CSV. */
export function AttendanceListDialog(props: { event: StaffEventView; onClose: () => void }): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const dayText = useDayText();
  const [scope, setScope] = createSignal<ListScope>("all");
  const [language, setLanguage] = createSignal<Locale>("pl");
  const scopes = (): { value: ListScope; label: string }[] => {
    const days = eventDays(props.event.dates);
    const items = sortAgenda(props.event.agenda).filter(({ takesAttendance }) => takesAttendance);
    return [
      { value: "all", label: t().attendanceList.all },
      ...(days.length > 1 ? days.map((day) => ({ value: `day:${day}` as const, label: dayText(day) })) : []),
      ...items.map((item) => ({
        value: `item:${item.itemId}` as const,
        label: [
          item.day && formatDayShort(locale(), item.day),
          item.from && formatTime(locale(), item.from),
          inLocale(item.title, locale()).text,
        ]
          .filter(Boolean)
          .join(" · "),
      })),
    ];
  };
  const href = (format: "pdf" | "xlsx" | "csv") =>
    attendanceListHref(props.event.eventId, format, scope(), language());
  return (
    <Dialog open title={t().attendanceList.title} onClose={() => props.onClose()}>
      <div class={styles.form}>
        <p>{t().attendanceList.lead}</p>
        <SelectField
          name="list.scope"
          label={t().attendanceList.scope}
          value={scope()}
          options={scopes()}
          onChange={(chosen) => chosen && setScope(chosen)}
        />
        <RadioGroup
          name="list.language"
          label={t().attendanceList.language}
          inline
          value={language()}
          options={(["pl", "en"] as const).map((value) => ({ value, label: common().locale[value] }))}
          onChange={setLanguage}
        />
        <div class={styles.files}>
          <LinkButton kind="primary" href={href("pdf")} download external icon={<FileText />}>
            {t().attendanceList.pdf}
          </LinkButton>
          <LinkButton href={href("xlsx")} download external icon={<FileSpreadsheet />}>
            {t().attendanceList.xlsx}
          </LinkButton>
          <LinkButton href={href("csv")} download external icon={<FileSpreadsheet />}>
            {t().attendanceList.csv}
          </LinkButton>
        </div>
      </div>
    </Dialog>
  );
}
