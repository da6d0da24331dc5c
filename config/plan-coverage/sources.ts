import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parsePlan } from '#core/plan/parse/parse-plan'
import type { PlanReading } from '#core/plan/parse/reading'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** The source documents, by how the ids of their rules begin, and the template that each became. */
export const TEMPLATES = [
  { documents: ['000'], file: 'school-district-term.md' },
  { documents: ['001'], file: 'primary-school-term.md' },
  { documents: ['002'], file: 'primary-school-year.md' },
  { documents: ['003a', '003b'], file: 'teacher-education-year.md' },
  { documents: ['003c'], file: 'high-school-office-year.md' },
  { documents: ['003d'], file: 'basic-education-year.md' },
  { documents: ['003e'], file: 'research-institute-year.md' },
  { documents: ['004'], file: 'township-research.md' },
] as const

export const COVERAGE_FILE = path.join(ROOT, 'plans/COVERAGE.md')

/** A rule that was found in a source document. */
export interface SourceRule {
  readonly id: string
  /** F1–F12: by what it is (quota, cadence, deliverable …). */
  readonly family: string
  /** What it is about, in our own words. */
  readonly title: string
}

export function readSourceRules(): SourceRule[] {
  return readRows('test/unit/plans/seed-rules.tsv').map(([id = '', family = '', title = '']) => ({
    id,
    family,
    title,
  }))
}

export const WITHOUT_RULE = { 条款: 'clause', 名册: 'roster', 量表: 'rubric', 不表达: 'left out' } as const

/** Why a source rule has no row in any table of its plan. */
export interface Reason {
  readonly id: string
  readonly how: string
  readonly why: string
}

export function readReasons(): Reason[] {
  return readRows('plans/without-rule.tsv').map(([id = '', how = '', why = '']) => ({ id, how, why }))
}

export function readTemplate(file: string): PlanReading {
  return parsePlan(readFileSync(path.join(ROOT, 'plans', file), 'utf8'))
}

/** The rows of a table with tabs between its cells, without the header. */
function readRows(file: string): string[][] {
  const [, ...lines] = readFileSync(path.join(ROOT, file), 'utf8').trim().split('\n')
  return lines.map((line) => line.split('\t'))
}
