import os from 'node:os'

/** What the figures were measured on, and what else it had to do when the run began. */
export function machineInWords(): string {
  const cpus = os.cpus()
  const memory = Math.round(os.totalmem() / 1024 ** 3)
  const load = os
    .loadavg()
    .map((each) => each.toFixed(1))
    .join(' ')
  return `${cpus.length} × ${cpus[0]?.model.trim() ?? 'unknown processor'}, ${memory} GiB, ${os.type()}, Node ${process.version}, load ${load}`
}
