import { createSignal } from "solid-js";
import { isServer } from "solid-js/web";

const [online, setOnline] = createSignal(isServer || navigator.onLine);
if (!isServer) {
  addEventListener("online", () => setOnline(true));
  addEventListener("offline", () => setOnline(false));
}

/** Whether the browser believes that it has a network; reactive. */
export const isOnline = online;
