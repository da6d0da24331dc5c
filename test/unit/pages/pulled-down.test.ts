import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const PAGES = path.resolve(import.meta.dirname, '../../../src/pages')

const pages = readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('index.config.ts'))
  .map((file) => path.dirname(file))

const read = (page: string, file: string) => readFileSync(path.join(PAGES, page, file), 'utf8')

/** The page itself, and the components that only it uses. */
function refreshes(page: string): boolean {
  const parts = path.join(PAGES, page, 'components')
  const beside = existsSync(parts) ? readdirSync(parts).filter((file) => file.endsWith('.tsx')) : []
  return ['index.tsx', ...beside.map((file) => `components/${file}`)].some((file) =>
    read(page, file).includes('onRefresh={'),
  )
}

describe.each(pages)('%s', (page) => {
  test('can be pulled down exactly if it has something to fetch anew', () => {
    // Pulled down without that, WeChat would show for ever that it is at work.
    expect(read(page, 'index.config.ts').includes('enablePullDownRefresh: true')).toBe(refreshes(page))
  })
})
