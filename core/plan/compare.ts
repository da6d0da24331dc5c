import { TEMPLATE } from './parse/write-plan'
import { sheetsOf, type WrittenSheet } from './parse/write-sheets'
import type { Plan } from './plan'
import type { Audience } from './predicate'

type Change = 'added' | 'removed' | 'changed'

/** What changes from one plan to another, in the words of its own tables: 要求：≥20节 → ≥30节. */
export interface PlanComparison {
  readonly same: boolean
  readonly clauses: { change: Change; number: string; title: string; words: string[] }[]
  readonly rules: {
    change: Change
    id: string
    clause: string
    name: string
    level: Audience['level']
    words: string[]
  }[]
  readonly settings: { name: string; before: string; after: string }[]
  readonly tables: { sheet: string; change: Change; name: string; words: string[] }[]
}

/** Both are written as the sheets a clerk edits and these are compared, so that nothing a clerk can write escapes. */
export function comparePlans(from: Plan, to: Plan): PlanComparison {
  const before = rowsByName(from)
  const after = rowsByName(to)
  const rows = (sheet: string) => changes(before.get(sheet), after.get(sheet))
  const rules = rows('指标').map(({ change, key: id, words }) => {
    const rule = to.rules.find((each) => each.id === id) ?? from.rules.find((each) => each.id === id)
    const { clause = '', name = '' } = rule ?? {}
    return { change, id, clause, name, level: rule?.audience.level ?? ('school' as const), words }
  })
  const clauses = rows('条款').map(({ change, key: number, words }) => {
    const clause =
      to.clauses.find((each) => each.number === number) ?? from.clauses.find((each) => each.number === number)
    return { change, number, title: clause?.title ?? '', words }
  })
  const titled = from.title === to.title ? [] : [{ name: '计划名称', before: from.title, after: to.title }]
  const settings = [
    ...titled,
    ...rows('设置').map(({ key, before: old, after: now }) => ({
      name: key,
      before: old.get('值') ?? '',
      after: now.get('值') ?? '',
    })),
  ]
  const others = [...new Set([...before.keys(), ...after.keys()])].filter((sheet) => !OWN.includes(sheet))
  const tables = others.flatMap((sheet) =>
    rows(sheet).map(({ change, key, words }) => ({ sheet, change, name: key, words })),
  )
  const same = [clauses, rules, settings, tables].every((changed) => changed.length === 0)
  return { same, clauses, rules, settings, tables }
}

const OWN: readonly string[] = ['设置', '条款', '指标']

type Row = ReadonlyMap<string, string>

/** Rows under a name: one a rule, a clause or a setting; several of a form, a rubric or a list. */
type Sheet = ReadonlyMap<string, readonly Row[]>

function rowsByName(plan: Plan): Map<string, Sheet> {
  return new Map(sheetsOf(plan, TEMPLATE).map((sheet) => [sheet.name, byName(sheet)]))
}

/** The first column names what the row is of; where it is left empty, what the row above is of. */
function byName({ header, rows }: WrittenSheet): Sheet {
  const sheet = new Map<string, Row[]>()
  let name = ''
  for (const cells of rows) {
    name = cells[0] || name
    const row = new Map(header.map((column, index) => [column, cells[index] ?? '']))
    const known = sheet.get(name) ?? []
    known.push(row)
    sheet.set(name, known)
  }
  return sheet
}

interface RowChange {
  readonly key: string
  readonly change: Change
  readonly words: string[]
  readonly before: Row
  readonly after: Row
}

const NONE: Row = new Map()

function changes(before: Sheet = new Map(), after: Sheet = new Map()): RowChange[] {
  const keys = [...new Set([...after.keys(), ...before.keys()])]
  return keys.flatMap((key) => {
    const old = before.get(key) ?? []
    const now = after.get(key) ?? []
    const change = old.length === 0 ? 'added' : now.length === 0 ? 'removed' : 'changed'
    const [was = NONE] = old
    const [is = NONE] = now
    const words =
      change === 'added'
        ? told(now)
        : change === 'removed'
          ? told(old)
          : old.length === 1 && now.length === 1
            ? cellChanges(was, is)
            : rowChanges(old, now)
    return change === 'changed' && words.length === 0 ? [] : [{ key, change, words, before: was, after: is }]
  })
}

/** What stands in a row, without the cell it is named by. */
function told(rows: readonly Row[]): string[] {
  if (rows.length > 1) return rows.map(inOneLine)
  return [...(rows[0] ?? NONE)].slice(1).flatMap(([column, cell]) => (cell ? [`${column}：${cell}`] : []))
}

function inOneLine(row: Row): string {
  return [...row.values()].slice(1).filter(Boolean).join(' · ')
}

function cellChanges(was: Row, is: Row): string[] {
  const columns = [...new Set([...is.keys(), ...was.keys()])]
  return columns.flatMap((column) => {
    const old = was.get(column) ?? ''
    const now = is.get(column) ?? ''
    return old === now ? [] : [`${column}：${old || '（空）'} → ${now || '（空）'}`]
  })
}

/** Of several rows under one name those that come and go; a cell that changed is one of each. */
function rowChanges(old: readonly Row[], now: readonly Row[]): string[] {
  const before = old.map(inOneLine)
  const after = now.map(inOneLine)
  const gone = before.filter((line) => !after.includes(line)).map((line) => `去掉：${line}`)
  const come = after.filter((line) => !before.includes(line)).map((line) => `加上：${line}`)
  const moved = gone.length + come.length === 0 && before.join('\n') !== after.join('\n')
  return moved ? ['顺序有变'] : [...gone, ...come]
}
