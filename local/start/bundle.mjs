import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

/**
 * Bundles a program of ours and resolves to its file, `out`. Running the sources through tsx takes about twice the processor
 * time for each request: it wraps every function, those inside others each time they are made. `entry` and `out` count from the root;
 * `out` lies two folders below it, as the sources do: what lies beside those is found from there.
 *
 * Swapped in when it is whole, so that programs that start at once do not read halves of it.
 */
export async function bundle(root, entry, out) {
  const program = path.join(root, out)
  const made = path.join(path.dirname(program), `.${path.basename(program)}.${process.pid}`)
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
