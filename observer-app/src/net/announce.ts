// Tabs and the service worker tell each other what has changed.
export type Change = "parcels" | "mission" | "messages" | "network" | "sent" | "partners";

const CHANNEL = "orkhon-field";
const channel = new BroadcastChannel(CHANNEL);
const listeners = new Set<(change: Change) => void>();

channel.onmessage = (event: MessageEvent<Change>) => {
  for (const listener of listeners) listener(event.data);
};

/** Tell this tab and every other one. */
export function announce(change: Change): void {
  channel.postMessage(change);
  for (const listener of listeners) listener(change);
}

export function onChange(listener: (change: Change) => void): void {
  listeners.add(listener);
}
