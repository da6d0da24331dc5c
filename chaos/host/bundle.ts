import { rm } from 'node:fs/promises'
import path from 'node:path'
import { bundle } from '../../local/start/bundle.mjs'

export const ROOT = path.resolve(__dirname, '../..')

/** The programs that are killed: the host of `npm start`, the command line, and what is loaded into either before it. */
export interface Programs {
  readonly host: string
  readonly cli: string
  readonly clock: string
  remove(): Promise<void>
}

/** Bundled once, since a host that starts a thousand times should not compile itself each time. */
export async function bundlePrograms(): Promise<Programs> {
  const folder = `dist/chaos-${process.pid}`
  const bundled = (entry: string, name: string) => bundle(ROOT, entry, `${folder}/${name}.js`)
  return {
    host: await bundled('local/start/main.ts', 'host'),
    cli: await bundled('local/cli/main.ts', 'cli'),
    clock: await bundled('chaos/host/clock.ts', 'clock'),
    remove: () => rm(path.join(ROOT, folder), { recursive: true, force: true }),
  }
}
