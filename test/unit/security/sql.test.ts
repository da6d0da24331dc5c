import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const MIGRATIONS = 'cloudfunctions/_shared/store/migrations'

/** Where SQL is put together all the same, and why nothing that anybody sends gets into it. */
const REASONS: Readonly<Record<string, string>> = {
  'cloudfunctions/_shared/store/there-on.ts': 'the alias is a word of the program, and sql.ref quotes it',
  'cloudfunctions/_shared/store/recount/kept-records.ts':
    'a number that stands in the program: FETCH takes no parameters',
  'cloudfunctions/privacy/erase-person.ts': 'a time-out that stands in the program: SET takes no parameters',
  'cloudfunctions/privacy/erase.ts': 'a time-out that stands in the program: SET takes no parameters',
  'cloudfunctions/_shared/store/migrate.ts': 'the migrations themselves, with the name of a role, quoted',
  'local/backup/copy.ts': 'pg-copy’s own query objects',
  'local/backup/make.ts': 'names of tables as the catalogue says them, quoted',
  'local/backup/restore.ts': 'names of tables as the backup says them, held against the catalogue, quoted',
  'local/backup/tables.ts': 'names of sequences as the catalogue says them, quoted',
  'local/county/shards.ts': 'definitions take no parameters: an operator’s names and address, quoted',
  'local/county/view.ts': 'the partition of a shard, quoted',
  'local/demo/tables.ts': 'names of the demo’s own tables from the catalogue',
  'local/postgres/database.ts':
    'names and numbers that stand in the program; a password of its own making, quoted',
  'local/postgres/place.ts': 'questions that stand in the program',
}

const PARTS = new Set(['raw', 'lit', 'literal', 'id', 'ref', 'table', 'join', 'val', 'value'])
/** These make parameters or quoted names of what they get. */
const SAFE_PARTS = new Set(['join', 'val', 'value'])

/** Places of a program where SQL is not one text that stands there. */
function madeUp(name: string, text: string): string[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name: called, expression: on } = node.expression
      const [first] = node.arguments
      if (called.text === 'query' && first && !isOneText(first)) found.push(node.getText())
      if (on.getText() === 'sql' && PARTS.has(called.text) && !SAFE_PARTS.has(called.text))
        found.push(node.getText())
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function isOneText(node: ts.Expression): boolean {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return true
  if (!ts.isObjectLiteralExpression(node)) return false
  return node.properties.some(
    (each) => ts.isPropertyAssignment(each) && each.name.getText() === 'text' && isOneText(each.initializer),
  )
}

const read = (file: string) => readFile(path.join(ROOT, file), 'utf8')

async function filesIn(folder: string, ending: RegExp): Promise<string[]> {
  const names = await readdir(path.join(ROOT, folder), { recursive: true })
  return names
    .filter((name) => ending.test(name))
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
}

describe('SQL in the program', () => {
  test('is one text with parameters, but where a reason is written down', async () => {
    const folders = ['cloudfunctions', 'local', 'config']
    const files = (await Promise.all(folders.map((folder) => filesIn(folder, /\.m?ts$/)))).flat()
    expect(files.length).toBeGreaterThan(300)
    const found: Record<string, string[]> = {}
    for (const file of files) {
      const places = madeUp(file, await read(file))
      if (places.length > 0) found[file] = places
    }
    expect(
      Object.keys(found)
        .filter((file) => !(file in REASONS))
        .map((file) => [file, found[file]]),
    ).toEqual([])
    expect(Object.keys(REASONS).filter((file) => !(file in found))).toEqual([])
  })

  test.each([
    ['client.query(`select $\u007bx}`)'],
    ['client.query("select " + x)'],
    ['client.query({ text: `select $\u007bx}`, values })'],
    ['client.query(text)'],
    ['sql`select $\u007bsql.raw(x)}`'],
    ['sql.lit(x)'],
  ])('%s is found', (text) => {
    expect(madeUp('a.ts', text)).toHaveLength(1)
  })
  test.each([
    ["client.query('select $1', [x])"],
    ['client.query({ name, text: `select $1`, values: [x] })'],
    ['sql`select $\u007bx}`'],
    ['c.req.query()'],
  ])('%s is not', (text) => {
    expect(madeUp('a.ts', text)).toEqual([])
  })
})

describe('SQL in the database', () => {
  const statements = (sql: string) => {
    const plain = sql.replace(/--.*$/gm, '')
    return [...plain.matchAll(/\bexecute\b(?!\s+(?:on|function|procedure)\b)(?!\s*$)([^;]*);/gim)].map(
      ([, what = '']) => what.trim(),
    )
  }
  /** Where a part of a statement is no quoted name, and why nothing that anybody sends gets into it. */
  const CONDITION_REASONS: Readonly<Record<string, string>> = {
    '0026_roster_import.sql': 'one of two conditions that stand in the function',
    '0028_notices.sql': 'functions of its own, as the catalogue writes their names',
    '0030_own_data.sql': 'a type from the catalogue, and one of two conditions that stand in the function',
    '0033_outbox.sql': 'as 0026, made anew',
    '0038_structure_stamp.sql': 'an expression and a condition that stand in the making of its triggers',
  }
  /** Arguments that are no names: each is a condition out of two or three that stand in the same function. */
  const CONDITIONS = /%\d*\$?s/

  test('that is made up there comes from format() with quoted names, and is joined of nothing', async () => {
    const files = await filesIn(MIGRATIONS, /\.sql$/)
    const made = (
      await Promise.all(
        files.map(async (file) =>
          statements(await read(file)).map((what) => [path.basename(file), what] as const),
        ),
      )
    ).flat()
    expect(made.length).toBeGreaterThan(4)
    const crooked = made.filter(([, what]) => !/^format\s*\(/.test(what) || what.includes('||'))
    expect(crooked).toEqual([])
    const unquoted = made.filter(([, what]) => CONDITIONS.test(what)).map(([file]) => file)
    expect([...new Set(unquoted)].filter((file) => !(file in CONDITION_REASONS))).toEqual([])
  })
})
