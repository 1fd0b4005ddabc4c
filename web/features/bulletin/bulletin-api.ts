import type { BulletinSample, BulletinSend } from "@zapisy/core/bulletin/schema";
import { staffRequest } from "../../data/session.ts";

const PATH = "/api/staff/events/{eventId}/bulletins";

/** Letters about an event to everybody who wants news, and for how many one would be. */
export function listBulletins(eventId: string) {
  return staffRequest("GET", PATH, { params: { eventId } });
}

/** Such a letter as somebody would get it. */
export function previewBulletin(eventId: string, body: BulletinSample) {
  return staffRequest("POST", `${PATH}/preview`, { params: { eventId }, body });
}

/** Sends one. The same key twice sends once. */
export function sendBulletin(eventId: string, body: BulletinSend, idempotencyKey: string) {
  return staffRequest("POST", PATH, { params: { eventId }, body, idempotencyKey });
}

/** Has one sent to oneself. */
export function testBulletin(eventId: string, body: BulletinSample) {
  return staffRequest("POST", `${PATH}/test`, { params: { eventId }, body });
}

/** Stops one that is on its way, or takes one back that waits for its time. */
export function stopBulletin(eventId: string, bulletinId: string, version: number) {
  return staffRequest("POST", `${PATH}/{bulletinId}/stop`, {
    params: { eventId, bulletinId },
    body: { version },
  });
}
