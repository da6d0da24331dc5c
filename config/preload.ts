import type { Compiler } from 'webpack'

const HEAD = '</title>'

/**
 * Names in index.html what every page asks for as soon as the entry runs, so that it comes beside the entry and not after it: a
 * round trip less, which is most of a second on a slow line.
 */
export class PreloadChunks {
  constructor(private readonly names: readonly string[]) {}

  apply(compiler: Compiler): void {
    const { Compilation, sources } = compiler.webpack
    // Not of the compilers within this one, one of which makes the template.
    compiler.hooks.thisCompilation.tap('preload', (compilation) => {
      // After the names have their hashes.
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT
      compilation.hooks.processAssets.tap({ name: 'preload', stage }, () => {
        const chunks = [...compilation.chunks].filter(({ name }) => name && this.names.includes(name))
        const links = chunks.flatMap(({ files }) => [...files]).map(linkTo)
        compilation.updateAsset('index.html', (page) => {
          const html = page.source().toString()
          if (!html.includes(HEAD)) throw new Error(`index.html has no ${HEAD}`)
          return new sources.RawSource(html.replace(HEAD, `${HEAD}${links.join('')}`))
        })
      })
    })
  }
}

const linkTo = (file: string) =>
  `<link rel="preload" as="${file.endsWith('.css') ? 'style' : 'script'}" href="./${file}"/>`
