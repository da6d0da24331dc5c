import { spawn } from 'node:child_process'
import type { Stage } from '../stage/stage'
import { ROOT } from './bundle'

export interface Command {
  kill(): void
  readonly ended: Promise<{ readonly code: number | null; readonly words: string }>
}

/** `npm run youju -- …` beside the hosts, on their database. */
export function runCommand(stage: Stage, args: readonly string[]): Command {
  const child = spawn(process.execPath, [stage.programs.cli, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...stage.env() },
  })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      words += chunk.toString('utf8')
    })
  }
  const ended = new Promise<{ code: number | null; words: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, words }))
  })
  return { kill: () => child.kill('SIGKILL'), ended }
}
