import { type Coverage, type Covered, OUTCOMES, totals } from './coverage'
import { TEMPLATES } from './sources'

const FAMILIES: Readonly<Record<string, string>> = {
  F1: 'quota',
  F2: 'cadence',
  F3: 'deliverable and deadline',
  F4: 'rate',
  F5: 'event and attendance',
  F6: 'staged approval',
  F7: 'rubric',
  F8: 'inspection',
  F9: 'register and archive',
  F10: 'structure and assignment',
  F11: 'publication and commendation',
  F12: 'limit and prohibition',
}

const HEADER = ['computed and judged', 'computed, log only', 'kept for later', 'left out', 'all']

/** plans/COVERAGE.md, whole. */
export function coverageMarkdown({ rules }: Coverage): string {
  const [judged = 0, counted = 0, kept = 0, leftOut = 0] = totals(rules)
  return `${[
    '# What the templates cover',
    '',
    '<!-- Written by `npm run coverage:plans` from the plans and without-rule.tsv. Do not edit. -->',
    '',
    `The five source documents hold ${rules.length} rules. ${judged + counted + kept} are expressed: ${judged + counted} are`,
    `computed from records (${judged} held against a number, ${counted} logged only, because the source names no number or says`,
    `no more than 定期), ${kept} are read, checked and kept until what they need is built. ${leftOut} are left out, with the reason.`,
    '',
    '- **computed and judged**: observations, research, inspections, entries of a register, things handed in or declared numbers',
    '  give a number, and the plan says how much is asked.',
    '- **computed, log only**: the same, with 不设数, 待定 or 定期: shown, never red.',
    '- **kept for later**: staged approvals (流程), scores of persons and units (量表), checklists (检查表), and what is the',
    "  plan's structure itself: clauses and the roster.",
    '- A rule that needs two things counts by the better one; all its places are listed.',
    '',
    '## By document',
    '',
    ...table(
      'plan',
      TEMPLATES.map(({ documents, file }) => [
        `[${file}](${file}) (${documents.join(', ')})`,
        rules.filter((rule) => rule.file === file),
      ]),
      rules,
    ),
    '',
    '## By family',
    '',
    ...table(
      'family',
      Object.entries(FAMILIES).map(([family, name]) => [
        `${family} ${name}`,
        rules.filter((rule) => rule.family === family),
      ]),
      rules,
    ),
    ...TEMPLATES.flatMap(({ file }) => section(file, rules)),
  ].join('\n')}\n`
}

type Row = readonly [name: string, rules: readonly Covered[]]

function table(first: string, rows: readonly Row[], all: readonly Covered[]): string[] {
  return [
    `| ${[first, ...HEADER].join(' | ')} |`,
    `|---|${OUTCOMES.map(() => '--:|').join('')}--:|`,
    ...[...rows, ['all', all] as const].map(
      ([name, rules]) => `| ${[name, ...totals(rules), rules.length].join(' | ')} |`,
    ),
  ]
}

function section(file: string, rules: readonly Covered[]): string[] {
  return [
    '',
    `## ${file}`,
    '',
    '| rule | family | about | how | where |',
    '|---|---|---|---|---|',
    ...rules
      .filter((rule) => rule.file === file)
      .map(
        ({ id, family, title, outcome, how }) =>
          `| ${id} | ${family} | ${title} | ${outcome} | ${how.map((each) => each.replaceAll('|', '\\|')).join('<br>')} |`,
      ),
  ]
}
