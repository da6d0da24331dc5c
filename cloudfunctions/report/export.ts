import type { OperationName, Output, Parsed } from '#core/contract/contract'
import { problem } from '#core/problem'
import type { Sheet } from '#core/report/sheet'
import {
  districtSheets,
  groupSheets,
  heatSheets,
  reportSheets,
  ruleSheets,
  weekSheets,
} from '#core/report/sheets'
import { scopeOf } from '#core/rights/reach'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { workbookOf } from '../_shared/workbook/sheets-workbook'
import { districtPage } from '../standing/district'
import { groupPage } from '../standing/group'
import { heatPage } from '../standing/heat'
import { rulePage } from '../standing/rule'
import { schoolWeek } from '../standing/school'
import { showReport } from './show'

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The operations whose pages are exported, by the same cells of the policy. */
const SHOWN_BY = {
  week: 'standing.school',
  rule: 'standing.rule',
  heat: 'standing.heat',
  person: 'standing.heat',
  group: 'standing.group',
  district: 'standing.district',
  report: 'report.show',
} as const satisfies Record<Parsed<'report.export'>['what'], OperationName>

/** Made of what the pages' own operations answer. */
export const exportPage = operation('report.export', async (input, context) => {
  if (scopeOf(SHOWN_BY[input.what], context.caller.roles) === null) throw problem('notAllowed')
  const { name, sheets } = await pageFor(input, context)
  const base64 = Buffer.from(await workbookOf(sheets)).toString('base64')
  return { name: `${name.replace(/[\\/:*?"<>|]/g, '-')}.xlsx`, type: TYPE, base64 }
})

interface Page {
  readonly name: string
  readonly sheets: readonly Sheet[]
}

async function pageFor(input: Parsed<'report.export'>, context: SignedInContext): Promise<Page> {
  switch (input.what) {
    case 'week': {
      const { what: _, ...view } = input
      const week = await schoolWeek(view, context)
      return { name: `第${week.week.number}周 ${week.asOf.date}`, sheets: weekSheets(week) }
    }
    case 'rule': {
      const { what: _, ...asked } = input
      const page = await rulePage(asked, context, (all) => ({ items: all, next: null }))
      return { name: `${page.rule.name} ${page.asOf.date}`, sheets: ruleSheets(page) }
    }
    case 'heat': {
      const { what: _, ...asked } = input
      return heatBook(await heatPage({ by: 'rule', ...asked }, context))
    }
    case 'person': {
      const { what: _, ...asked } = input
      return heatBook(await heatPage({ by: 'person', ...asked }, context))
    }
    case 'group': {
      const { what: _, ...asked } = input
      const page = await groupPage(asked, context)
      return { name: `${page.group.name} ${page.asOf.date}`, sheets: groupSheets(page) }
    }
    case 'district': {
      const page = await districtPage({}, context)
      return { name: `各校情况 ${page.asOf.date}`, sheets: districtSheets(page) }
    }
    case 'report': {
      const report = await showReport(input.id, context)
      return { name: report.report.title, sheets: reportSheets(report) }
    }
  }
}

function heatBook(page: Output<'standing.heat'>): Page {
  return { name: `${page.title} 各周 ${page.asOf.date}`, sheets: heatSheets(page) }
}
