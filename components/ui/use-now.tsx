"use client";
import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let skew = 0;
let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now() + skew;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now() + skew;
    timer = setInterval(tick, 1000);
    document.addEventListener("visibilitychange", tick);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    document.removeEventListener("visibilitychange", tick);
  };
}

/** Sets the shared clock by the server's, so that ages are true on a machine whose clock is off. Under 2 s it is latency, not error. */
export function adjustClock(serverAt: string): void {
  const off = Date.parse(serverAt) - Date.now();
  if (Number.isFinite(off) && Math.abs(off - skew) > 2000) skew = Math.abs(off) > 2000 ? off : 0;
}

const RenderedAt = createContext(0);

/** Tells the clock when the server rendered, so that the first paint in the browser says the same. */
export function ClockProvider({ now: at, children }: { now: number; children: ReactNode }) {
  return <RenderedAt value={at}>{children}</RenderedAt>;
}

/** The present in ms, from one shared clock that ticks once a second; a coarser `step` renders less often. */
export function useNow(step = 1000): number {
  const renderedAt = useContext(RenderedAt);
  const floor = (ms: number): number => Math.floor(ms / step) * step;
  return useSyncExternalStore(
    subscribe,
    () => floor(now || Date.now() + skew),
    () => floor(renderedAt),
  );
}

const never = () => () => {};
/** False on the server and in the first paint, true afterwards: for what only the browser knows (zone, language). */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
