import type { Page } from 'playwright-core'

/** The least that Event Timing tells of: what is quicker than a frame counts as this. */
const LEAST_MS = 16

type Watching = Window & { youjuInteractions?: number[] }

/** To be run in the page before its scripts: events that belong to an interaction, https://www.w3.org/TR/event-timing/ */
export function watchInteractions() {
  const seen: number[] = []
  Object.assign(window, { youjuInteractions: seen })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ((entry as PerformanceEventTiming & { interactionId: number }).interactionId > 0)
        seen.push(entry.duration)
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
}

/** The longest time from an event to the frame that showed what came of it, since this was last asked. */
export async function slowestSince(page: Page): Promise<number> {
  const seen = await page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        // Entries come with the frame after the one they tell of, when nothing else is to be done.
        requestAnimationFrame(() =>
          requestAnimationFrame(() =>
            setTimeout(() => resolve((window as Watching).youjuInteractions?.splice(0) ?? []), 60),
          ),
        )
      }),
  )
  return Math.max(LEAST_MS, ...seen)
}
