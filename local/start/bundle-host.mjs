import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

/**
 * Bundles the host's program into dist/host/ and resolves to its file. Running the sources through tsx takes about twice the
 * processor time for each request: it wraps every function, those inside others each time they are made.
 *
 * Two folders below the root, as the sources are: what lies beside them is found from there. Swapped in when it is whole, so that
 * hosts that start at once do not read halves of it.
 */
export async function bundleHost(root, entry) {
  const program = path.join(root, 'dist/host/main.js')
  const made = path.join(root, `dist/host/${process.pid}.js`)
  try {
    await build({
      absWorkingDir: root,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      // What is installed stays where it is.
      packages: 'external',
      charset: 'utf8',
      // Errors name the lines of the sources.
      sourcemap: 'inline',
      sourcesContent: false,
      logLevel: 'error',
      define: { 'import.meta.dirname': '__dirname' },
      entryPoints: [entry],
      outfile: made,
    })
    await rename(made, program)
  } finally {
    await rm(made, { force: true })
  }
  return program
}
