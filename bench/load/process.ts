import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { bundle } from '../../local/start/bundle.mjs'

const ROOT = path.resolve(__dirname, '../..')

/** A part of the bench in a process of its own, which ends with this one or with `end`. */
export interface Part<Order, Report> {
  ask(order: Order): Promise<Report>
  end(): Promise<void>
  readonly pid: number
}

/** Bundled, as `npm start` runs the host. */
export async function startPart<Order extends object | string, Report>(
  file: string,
): Promise<Part<Order, Report>> {
  const child = fork(await bundle(ROOT, `bench/load/${file}.ts`, `dist/bench/${file}.js`), {
    execArgv: ['--enable-source-maps'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
  return {
    pid: child.pid ?? 0,
    ask: (order) => answered<Report>(child, order),
    end: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.disconnect()
      }),
  }
}

function answered<Report>(child: ChildProcess, order: object | string): Promise<Report> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a part of the bench ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (report) => {
      child.off('exit', ended)
      resolve(report as Report)
    })
    child.send(order)
  })
}
