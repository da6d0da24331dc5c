import type { ObservedCall } from '../endpoint/deployment'
import type { Family, Sample } from './exposition'

/** Upper ends in seconds; a page waits for a call or two, and 10 is where the client gives up. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

interface Times {
  readonly labels: Readonly<Record<string, string>>
  readonly buckets: number[]
  count: number
  sum: number
}

/** How long calls took, by operation and status: since this process started. */
export class CallTimes {
  readonly #times = new Map<string, Times>()

  readonly observe = ({ operation, status, milliseconds }: ObservedCall): void => {
    const key = `${operation} ${status}`
    const times = this.#times.get(key) ?? {
      labels: { operation, status: String(status) },
      buckets: BOUNDS.map(() => 0),
      count: 0,
      sum: 0,
    }
    this.#times.set(key, times)
    const seconds = milliseconds / 1000
    for (const [index, bound] of BOUNDS.entries()) {
      if (seconds <= bound) times.buckets[index] = (times.buckets[index] ?? 0) + 1
    }
    times.count += 1
    times.sum += seconds
  }

  family(): Family {
    return {
      name: 'youju_call_seconds',
      help: 'How long calls took, by operation and HTTP status.',
      type: 'histogram',
      samples: [...this.#times.values()].flatMap(samplesOf),
    }
  }
}

function samplesOf({ labels, buckets, count, sum }: Times): Sample[] {
  return [
    ...buckets.map((value, index) => ({
      suffix: '_bucket',
      labels: { ...labels, le: String(BOUNDS[index]) },
      value,
    })),
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_sum', labels, value: sum },
    { suffix: '_count', labels, value: count },
  ]
}
