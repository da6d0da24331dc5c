import type { Told } from './episode'

/** Adds up what episodes tell. */
export class Report {
  episodes = 0
  private readonly struck = new Map<string, number>()
  private readonly sums = { asked: 0, unheard: 0, busy: 0, records: 0, files: 0, milliseconds: 0 }
  readonly broken: Told[] = []
  private readonly skipped = new Map<string, number>()

  add(told: Told): void {
    if (told.skipped !== undefined) {
      this.skipped.set(told.skipped, (this.skipped.get(told.skipped) ?? 0) + 1)
      return
    }
    this.episodes += 1
    for (const [name, times] of told.struck) this.struck.set(name, (this.struck.get(name) ?? 0) + times)
    for (const name of Object.keys(this.sums) as (keyof typeof this.sums)[]) this.sums[name] += told[name]
    if (told.broken.length > 0) this.broken.push(told)
  }

  get faults(): number {
    return [...this.struck.values()].reduce((sum, times) => sum + times, 0)
  }

  line({ seed, topology, struck, milliseconds, asked, unheard, broken, skipped }: Told): string {
    if (skipped !== undefined) return `seed ${seed}: SKIPPED ${skipped}`
    const faults = [...struck].map(([name, times]) => `${name}×${times}`).join(' ')
    const where = `${topology.database === 'own' ? 'own database' : 'proxied'}, ${topology.hosts} host${topology.hosts > 1 ? 's' : ''}`
    const outcome =
      broken.length === 0 ? 'holds' : `BROKEN\n${broken.map((what) => `    ${what}`).join('\n')}`
    return `seed ${seed}: ${where}: ${faults}; ${asked} calls, ${unheard} unheard, ${(milliseconds / 1000).toFixed(1)} s: ${outcome}`
  }

  summary(): string {
    const { asked, unheard, busy, records, files, milliseconds } = this.sums
    const struck = [...this.struck].map(([name, times]) => `${name} ${times}`).join(', ')
    return [
      `${this.episodes} episodes in ${Math.round(milliseconds / 1000)} s, ${this.faults} faults: ${struck}`,
      `${asked} calls, ${unheard} answers that never came, ${busy} times busy; ${records} records and ${files} files acknowledged`,
      ...[...this.skipped].map(([why, times]) => `SKIPPED ${times} episodes: ${why}`),
      this.broken.length === 0
        ? 'every invariant held'
        : `broken in ${this.broken.length}: repeat with ${this.broken.map(({ seed }) => `--seed ${seed} --episodes 1`).join(' / ')}`,
    ].join('\n')
  }
}
