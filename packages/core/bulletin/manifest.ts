import { teller, type Manifest } from "../shared/manifest.ts";
import { bulletinHistory } from "./history.ts";
import type { BulletinStore } from "./store.ts";

/** What has to be known of bulletins: one that was sent begins a mailing. */
export const bulletinManifest = {
  entities: { bulletin: { key: "eventId", followed: true }, bulletinCount: { key: "eventId" } },
  history: ({ bulletins }: { bulletins: BulletinStore }) => ({
    bulletin: teller(bulletins.fromImage, bulletinHistory),
  }),
} as const satisfies Manifest<{ bulletins: BulletinStore }>;
