export { type CalendarEvent, type CalendarTime, calendarOf } from "./calendar.ts";
