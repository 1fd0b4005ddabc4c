import type { Log } from "@zapisy/core/shared/context";

/**
 * A log of one JSON object a line on standard output, which CloudWatch and people can both read: Lambda takes level and
 * time from such a line (AWS Lambda, "Using structured JSON format with function logs").
 * @param common what every line says beside its own
 */
export function createJsonLog(common: () => Record<string, unknown> = () => ({})): Log {
  const write = (level: string, message: string, fields: Record<string, unknown> = {}) => {
    const line = { level, timestamp: new Date().toISOString(), message, ...common(), ...fields };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
  return {
    info: (message, fields) => write("INFO", message, fields),
    warn: (message, fields) => write("WARN", message, fields),
    error: (message, fields) => write("ERROR", message, fields),
  };
}

/** Longer than an id, as long as the shortest of our secrets. */
const SECRET = /[\w-]{40,}/g;
const ADDRESS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** What went wrong, and where, for a log line. A message that we did not write may quote addresses and secrets; these are cut out. */
export function causeText(cause: unknown): string {
  const text = cause instanceof Error ? (cause.stack ?? String(cause)) : String(cause);
  return text.replaceAll(ADDRESS, "[address]").replaceAll(SECRET, "[secret]");
}
