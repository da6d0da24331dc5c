import { rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

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
  // Two folders below the root, like the sources: the program finds its migrations and plans from where it lies.
  const folder = path.join(ROOT, 'dist', `chaos-${process.pid}`)
  await build({
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    define: { 'import.meta.dirname': '__dirname' },
    entryPoints: {
      host: path.join(ROOT, 'local/start/main.ts'),
      cli: path.join(ROOT, 'local/cli/main.ts'),
      clock: path.join(ROOT, 'chaos/host/clock.ts'),
    },
    outdir: folder,
  })
  const at = (name: string) => path.join(folder, `${name}.js`)
  return {
    host: at('host'),
    cli: at('cli'),
    clock: at('clock'),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
