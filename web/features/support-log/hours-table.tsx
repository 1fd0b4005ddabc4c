import { inHours } from "@zapisy/core/attendance/rules";
import type { LogHours } from "@zapisy/core/support-entry/answer";
import { formatMonth, formatNumber } from "@zapisy/words";
import { loadSupportLog } from "@zapisy/words/support-log";
import type { JSX } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";

/** Hours of support and time on duty of a month, by who gave it. */
export function HoursTable(props: { hours: LogHours }): JSX.Element {
  const t = useMessages(loadSupportLog);
  const inWords = (minutes: number) => t().hours.value(formatNumber(locale(), inHours(minutes, "clock")));
  const sum = (of: "visits" | "minutes" | "duty") =>
    props.hours.counsellors.reduce((total, one) => total + one[of], 0);
  return (
    <DataTable
      caption={t().hours.caption(formatMonth(locale(), props.hours.month))}
      rows={props.hours.counsellors}
      rowId={({ counsellor }) => counsellor.staffId ?? counsellor.name}
      columns={[
        {
          id: "counsellor",
          header: t().hours.counsellor,
          isRowHeading: true,
          cell: (one) => <>{one.counsellor.name}</>,
          foot: t().hours.total,
        },
        {
          id: "visits",
          header: t().hours.visits,
          isNumeric: true,
          cell: ({ visits }) => formatNumber(locale(), visits),
          foot: formatNumber(locale(), sum("visits")),
        },
        {
          id: "hours",
          header: t().hours.hours,
          isNumeric: true,
          cell: ({ minutes }) => inWords(minutes),
          foot: inWords(sum("minutes")),
        },
        {
          id: "duty",
          header: t().hours.duty,
          isNumeric: true,
          cell: ({ duty }) => inWords(duty),
          foot: inWords(sum("duty")),
        },
      ]}
      empty={<EmptyState title={t().empty} />}
    />
  );
}
