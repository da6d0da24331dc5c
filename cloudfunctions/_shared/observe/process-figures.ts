import { monitorEventLoopDelay } from 'node:perf_hooks'
import { type Family, gauge } from './exposition'

const TICK_MS = 10

/** Memory, processor and event loop, by the names that dashboards for Node know. */
export function watchProcess(): () => Family[] {
  const delay = monitorEventLoopDelay({ resolution: TICK_MS })
  delay.enable()
  return () => {
    const { rss, heapUsed, heapTotal, external } = process.memoryUsage()
    const { user, system } = process.cpuUsage()
    // A tick that comes on time counts as one tick long.
    const loop = (quantile: number) => Math.max(0, delay.percentile(quantile) / 1e9 - TICK_MS / 1000)
    const families = [
      gauge('process_resident_memory_bytes', 'Memory of the process.', rss),
      gauge('nodejs_heap_size_used_bytes', 'Heap in use.', heapUsed),
      gauge('nodejs_heap_size_total_bytes', 'Heap taken.', heapTotal),
      gauge('nodejs_external_memory_bytes', 'Memory outside the heap.', external),
      gauge(
        'nodejs_eventloop_lag_p50_seconds',
        'Delay of the event loop since the last look, median.',
        loop(50),
      ),
      gauge(
        'nodejs_eventloop_lag_p99_seconds',
        'Delay of the event loop since the last look, p99.',
        loop(99),
      ),
      gauge('process_start_time_seconds', 'When the process started.', startedAt),
      {
        name: 'process_cpu_seconds_total',
        help: 'Processor time.',
        type: 'counter',
        samples: [{ value: (user + system) / 1e6 }],
      } as const,
    ]
    delay.reset()
    return families
  }
}

const startedAt = Math.round(Date.now() / 1000 - process.uptime())
