import type { Plan } from '../plan'
import { escapeCell } from './markdown'
import type { PlanScope } from './reading'
import { sheetsOf, type WrittenSheet } from './write-sheets'

/** Of a template: for no school, no term and no day. */
export const TEMPLATE: PlanScope = { school: null, office: null, term: null, effectiveFrom: null }

/** Writes a plan as its Markdown document, in the one form that `parsePlan` reads back to the same plan. */
export function writePlan(plan: Plan, scope: PlanScope = TEMPLATE): string {
  const tables = sheetsOf(plan, scope).map((sheet) => `\n## ${sheet.name}\n\n${table(sheet)}\n`)
  return `# ${plan.title}\n${tables.join('')}`
}

function table({ header, rows }: WrittenSheet): string {
  const lines = [header, header.map(() => '---'), ...rows.map((row) => row.map(escapeCell))]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
