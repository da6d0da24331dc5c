import { vi } from 'vitest'

/** Waits until it no longer throws, however much else the machine has to do: how long that takes is none of these tests' facts. */
export function eventually<T>(holds: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(holds, { timeout: 60_000, interval: 5 })
}
