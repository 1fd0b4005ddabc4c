import type { Device } from "@zapisy/core/staff/schema";

/** The longest name that is kept; whoever calls is free to say anything. */
const MAX_NAME = 40;

/** The browser and the system behind a `User-Agent`, in names that people know; nothing where it says nothing. */
export async function readDevice(userAgent: string | undefined): Promise<Device> {
  if (!userAgent) return {};
  const { default: bowser } = await import("bowser");
  const { browser, os } = bowser.parse(userAgent.slice(0, 500));
  return { browser: browser.name?.slice(0, MAX_NAME), system: os.name?.slice(0, MAX_NAME) };
}
