import { formatNumber } from "../number.ts";
import { plural } from "../plural.ts";
import type { FileMessages } from "./index.ts";

/** English words about files and evidence. */
export const en: FileMessages = {
  size: (bytes) =>
    bytes < 1_000_000
      ? `${formatNumber("en", Math.max(1, Math.round(bytes / 1_000)))} kB`
      : `${formatNumber("en", Math.round(bytes / 100_000) / 10)} MB`,

  scans: {
    title: "Scans of the signed list",
    none: "There are no scans yet. Add the signed list once you have scanned or photographed it.",
    noneToRead: "There are no scans yet.",
    add: "Add a scan",
    photograph: "Photograph the list",
    drop: "or drop a file here",
    help: "PDF, JPG or PNG, up to 15 MB.",
    facts: (size, by, when) => [size, by, when].filter(Boolean).join(", "),
    show: "Show",
    showFile: (name) => `Show: ${name}`,
    hideFile: (name) => `Hide: ${name}`,
    download: (name) => `Download: ${name}`,
    remove: (name) => `Remove: ${name}`,
    removeTitle: "Remove the scan?",
    removeText:
      "The file disappears from the event and from its documentation. That it was removed stays in the history, with the reason.",
    removeConfirm: "Remove the scan",
    reason: "Reason",
    reasonHelp: "For example: another list was scanned.",
    removed: "The scan was removed.",
  },

  sending: {
    label: (name) => `Sending: ${name}`,
    percent: (percent) => `${percent}%`,
    checking: "Checking the file",
    stop: (name) => `Stop sending: ${name}`,
    stopShort: "Stop sending",
    again: "Try again",
    dismiss: (name) => `Dismiss: ${name}`,
    done: (name) => `Added: ${name}`,
  },

  attachment: {
    help: "PDF, JPG or PNG, up to 5 MB. A clear photo taken with a phone will do.",
    add: "Add a file",
    replace: "Replace the file",
    remove: (name) => `Remove the file: ${name}`,
    removed: "The file was removed.",
    open: (name) => `Open the file: ${name}`,
    loading: "The field for the file is loading",
    waits:
      "Until sign-up opens the file waits for a day at most. If sign-up opens later, add it closer to the opening.",
    interrupted: "Sending this file was interrupted. Add it again.",
  },

  evidence: {
    title: "Documentation of the event",
    text: "One ZIP file with attendance lists, results, scans, certificates, the register and the history of changes. Inside is a list of files with SHA-256 sums.",
    build: "Put the documentation together",
    again: "Put it together again",
    waiting: "The documentation waits in line.",
    building: (done, total) =>
      plural("en", total, {
        one: (count) => `${formatNumber("en", done)} of ${count} file done.`,
        other: (count) => `${formatNumber("en", done)} of ${count} files done.`,
      }),
    progress: "Progress of putting the documentation together",
    mayLeave: "You may leave this page. The documentation will wait here.",
    ready: (when, size) => `Ready: ${when}, ${size}.`,
    readyNow: "The documentation is ready.",
    download: "Download ZIP",
    gone: (when) =>
      `The documentation of ${when} could be downloaded for 7 days. Put it together again when you need it.`,
    sum: "SHA-256 sum of the whole file",
    copySum: "Copy the sum",
  },
  letter: {
    label: "Attachments",
    help: "PDF, DOCX, XLSX, PPTX, ODT, ODS, JPG or PNG, without macros. 5 MB in all.",
    left: (size: string) => `Room left: ${size}.`,
    tooLarge: (name: string, size: string, left: string) =>
      `${name} has ${size}, and ${left} are left. Make the file smaller, or remove another.`,
    refused: (name: string, why: string) => `${name}: ${why}`,
    removed: (name: string) => `Removed: ${name}`,
  },
};
