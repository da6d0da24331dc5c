import { randomUUID } from 'node:crypto'
import { readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** What a file asks about where it lies is answered as for the source: it finds beside it what it would find there. */
const whereSourcesLie = {
  name: 'where sources lie',
  setup({ onLoad }) {
    onLoad({ filter: /\.m?ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8')
      const [folder, url] = [path.dirname(file), pathToFileURL(file).href].map((each) => JSON.stringify(each))
      const contents = source
        .replaceAll('import.meta.dirname', folder)
        .replaceAll('import.meta.url', url)
        .replaceAll('__dirname', folder)
      return { contents, loader: 'ts' }
    })
  },
}

/**
 * Bundles a program of ours and resolves to its file, `out`. Running the sources through tsx takes about twice the processor
 * time for each request: it wraps every function, those inside others each time they are made. `entry` and `out` count from the root.
 *
 * Swapped in when it is whole, so that programs that start at once do not read halves of it.
 */
export async function bundle(root, entry, out) {
  const program = path.join(root, out)
  const made = path.join(path.dirname(program), `.${path.basename(program)}.${randomUUID()}`)
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
      plugins: [whereSourcesLie],
      entryPoints: [entry],
      outfile: made,
    })
    await rename(made, program)
  } finally {
    await rm(made, { force: true })
  }
  return program
}
