import { parseArgs } from 'node:util'

export interface Options {
  readonly seed: number
  readonly episodes: number
  readonly only: readonly string[]
  readonly soakMinutes: number
  readonly minutes: number
}

const USAGE = `npm run chaos -- [--seed N] [--episodes M] [--only fault,fault] [--minutes T] [--soak T]
  --seed      of the first episode; the next has the next number; without it another one each time
  --episodes  how many, 20 without it
  --only      these faults alone
  --minutes   ends after so many minutes, whatever is left of the episodes
  --soak      so many minutes of steady work without faults, and whether anything grows`

export function optionsOf(args: readonly string[], names: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      episodes: { type: 'string', default: '20' },
      only: { type: 'string', default: '' },
      minutes: { type: 'string', default: '1000000' },
      soak: { type: 'string', default: '0' },
      help: { type: 'boolean', default: false },
    },
  })
  const only = values.only.split(',').filter(Boolean)
  const unknown = only.filter((name) => !names.includes(name))
  if (values.help || unknown.length > 0) {
    console.log(
      `${unknown.length > 0 ? `unknown: ${unknown.join(', ')}\n` : ''}${USAGE}\nfaults: ${names.join(', ')}`,
    )
    process.exit(values.help ? 0 : 2)
  }
  return {
    seed: values.seed === undefined ? Math.floor(Math.random() * 1e9) : wholeNumber(values.seed),
    episodes: wholeNumber(values.episodes),
    only,
    minutes: Number(values.minutes),
    soakMinutes: Number(values.soak),
  }
}

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  console.error(`${text} is no whole number of at most nine digits\n${USAGE}`)
  process.exit(2)
}
