import type { Shape } from "../index.ts";
import { plural } from "../plural.ts";
import type { pl } from "./pl.ts";

/** English words of the shell. */
export const en: Shape<typeof pl> = {
  product: "Zapisy",
  skipToContent: "Skip to content",
  siteNavigation: "Main menu",
  breadcrumbs: "Breadcrumbs",
  loading: "Loading…",
  optional: "optional",
  events: "Events",
  projects: "Projects",
  accessibility: "Accessibility statement",
  staffSignIn: "For staff",
  language: {
    label: "Language",
    pl: "polski",
    en: "English",
  },
  theme: {
    label: "Appearance",
    light: "Light",
    dark: "Dark",
    system: "As in the system",
  },
  action: {
    close: "Close",
    cancel: "Cancel",
    undo: "Undo",
    retry: "Try again",
    reload: "Reload the page",
    copy: "Copy",
    copied: "Copied",
    clear: "Clear",
    loadMore: "Show more",
  },
  print: {
    progress: (rows) =>
      plural("en", rows, { one: (n) => `Loaded ${n} row…`, other: (n) => `Loaded ${n} rows…` }),
    partial: (rows) =>
      plural("en", rows, {
        one: "Incomplete print: only the first row of the list.",
        other: (n) => `Incomplete print: only the first ${n} rows of the list.`,
      }),
    rows: (rows) => `Rows: ${rows}`,
  },
  shown: (shown, total) => `Showing ${shown} of ${total}`,
  errorSummary: {
    title: (count) =>
      plural("en", count, {
        one: "There is 1 error in the form",
        other: (n) => `There are ${n} errors in the form`,
      }),
    fieldPrefix: "Error:",
  },
  combobox: {
    open: "Show the list",
    none: "Nothing matches what was typed",
    count: (count) =>
      plural("en", count, { one: "1 item in the list", other: (n) => `${n} items in the list` }),
  },
  table: {
    selectAll: "Select all",
    selectRow: (row) => `Select: ${row}`,
  },
  problem: {
    title: "Something went wrong",
    unexpected: "This could not be done. Please try again in a moment.",
    offlineTitle: "No internet connection",
    offline: "Please check the connection and try again.",
    unavailableTitle: "The service does not answer just now",
    unavailable: "Please try again in a moment. Nothing that you typed is lost.",
    outdatedTitle: "The page could not be loaded",
    outdated: "There may be a newer version of the service. Please reload the page.",
    forbiddenTitle: "No access",
    forbidden: "This account is not allowed to see this page.",
    rateLimitedTitle: "Too many attempts",
    rateLimited: "Please wait a minute and try again.",
    reference: (requestId) => `Error reference: ${requestId}`,
  },
  offline: "No internet connection. What the page shows may be out of date.",
  notFound: {
    title: "There is no such page",
    text: "The address may contain a mistake, or the page was removed.",
    back: "See the events",
  },
};
