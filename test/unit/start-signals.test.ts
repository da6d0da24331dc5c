import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { eventually } from '../eventually'

const PROJECT = path.join(import.meta.dirname, '..', '..')

async function programDraining(milliseconds: number) {
  const args = ['--import', 'tsx', 'test/unit/start-signals-program.ts', String(milliseconds)]
  const child = spawn(process.execPath, args, { cwd: PROJECT, stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
      if (output.includes('ready')) resolve()
    })
  })
  await ready
  const stopping = () => eventually(() => expect(output).toContain('web service stopping'))
  const ended = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    stopped: output.split('\n').filter((line) => line.includes('stop')),
  }))
  return { child, ended, stopping }
}

describe('a clean end', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s stops what came last first, and is no failure',
    async (signal) => {
      const { child, ended } = await programDraining(50)
      child.kill(signal)
      expect(await ended).toEqual({
        code: 0,
        stopped: ['web service stopping', 'web service stopped', 'database stopped'],
      })
    },
  )

  it('hears the same keystroke twice and takes it for one', async () => {
    const { child, ended, stopping } = await programDraining(300)
    child.kill('SIGINT')
    await stopping()
    child.kill('SIGINT')
    expect((await ended).stopped).toContain('web service stopped')
  })

  it('waits no longer when Ctrl-C is pressed again, and still stops the database', async () => {
    const { child, ended, stopping } = await programDraining(60_000)
    child.kill('SIGINT')
    await stopping()
    await wait(700)
    child.kill('SIGINT')
    expect(await ended).toEqual({ code: 1, stopped: ['web service stopping', 'database stopped'] })
  })
})
