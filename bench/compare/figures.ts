/** The first time that a bench's line tells, in milliseconds; a rate (`340,000/s`) as the time of one. */
export function timeIn(measured: string): number | undefined {
  const rate = /([\d,.]+)\/s\b/.exec(measured)
  if (rate) return 1_000 / amountOf(rate[1])
  const time = /([\d,.]+) (ms|s)\b/.exec(measured)
  if (!time) return undefined
  return amountOf(time[1]) * (time[2] === 's' ? 1_000 : 1)
}

const amountOf = (written = '') => Number(written.replaceAll(',', ''))

/** What a run of benches printed: the time of each line that tells one, by what was measured. */
export function timesIn(printed: string): Map<string, number> {
  const times = new Map<string, number>()
  for (const line of printed.split('\n')) {
    if (!line.startsWith('| ')) continue
    const [what = '', measured = ''] = line.slice(2).split(' | ')
    const time = timeIn(measured)
    if (time !== undefined && time > 0) times.set(what, time)
  }
  return times
}
