import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import ts from 'typescript'
import { beforeAll, expect, test } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../../..')

/**
 * As long as a cell or field that a regular expression sees gets: what is longer is refused before, or looked at by none but
 * plain loops. So a time that grows with the square of the length is a few thousandths of a second, and anything worse shows.
 */
const LONGEST = 1000
const LENGTHS = [16, 20, 24, 28, 34, 45, 70, 200, LONGEST]
const MOST_MS = 60

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(path.join(ROOT, folder), { recursive: true })
  return names
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => path.join(ROOT, folder, name))
}

const found = new Map<string, RegExp>()
const keep = (expression: RegExp) => void found.set(String(expression), expression)

/** Those that stand in the program. */
function literalsOf(name: string, text: string): void {
  const source = ts.createSourceFile(
    name,
    text,
    ts.ScriptTarget.Latest,
    true,
    name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      keep(new RegExp(node.text.slice(1, end), node.text.slice(end + 1)))
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
}

beforeAll(async () => {
  const folders = ['core', 'cloudfunctions', 'local/http', 'local/files', 'src']
  for (const file of (await Promise.all(folders.map(filesIn))).flat())
    literalsOf(file, await readFile(file, 'utf8'))
  // And those that are put together of others when the rules are loaded.
  const Plain = globalThis.RegExp
  globalThis.RegExp = new Proxy(Plain, {
    construct(target, given) {
      const made = new target(...(given as [string]))
      keep(made)
      return made
    },
  })
  try {
    for (const file of await filesIn('core')) await import(file)
  } finally {
    globalThis.RegExp = Plain
  }
}, 60_000)

/** What an expression may be led on with: the characters and short words of its own, and those that stand for whole classes. */
function pumpsOf({ source }: RegExp): Set<string> {
  const words = source.match(/[\p{L}\d]{1,6}/gu) ?? []
  const pumps = new Set<string>(['a', '0', ' ', '一', '-', '.', '、', '9月', '年', ...words.slice(0, 12)])
  for (const each of source) if (!/[\\^$*+?()[\]{}|]/.test(each) && pumps.size < 40) pumps.add(each)
  return pumps
}

/** Milliseconds of processor time for texts that almost fit: the least of three where one was long, for the process has other things to do. */
function timeOf(expression: RegExp, text: string): number {
  let least = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 3 && least > MOST_MS && !(least > 1000 && attempt > 0); attempt += 1) {
    expression.lastIndex = 0
    const began = process.cpuUsage()
    expression.test(text)
    least = Math.min(least, process.cpuUsage(began).user / 1000)
  }
  return least
}

/** The text that takes an expression too long, if there is one among those tried; longer ones are tried only after shorter ones. */
function trapOf(expression: RegExp): string | undefined {
  for (const length of LENGTHS) {
    for (const pump of pumpsOf(expression)) {
      const filling = pump.repeat(Math.ceil(length / pump.length))
      for (const text of [`${filling}\u0001`, `第${filling}\u0001`, `${filling}${pump}`]) {
        if (timeOf(expression, text) > MOST_MS) return `${JSON.stringify(pump)} × ${length}`
      }
    }
  }
  return undefined
}

test('no regular expression takes long over a text that almost fits it', () => {
  expect(found.size).toBeGreaterThan(150)
  const trapped = [...found.values()].map((expression) => [
    String(expression).slice(0, 120),
    trapOf(expression),
  ])
  expect(trapped.filter(([, trap]) => trap !== undefined)).toEqual([])
})

test.each(['^(a+)+$', '^(a|aa)+$', '^(.*)(.*)(.*)(.*)z$'])('the search itself finds %s', (source) => {
  expect(trapOf(new RegExp(source))).toBeDefined()
})
