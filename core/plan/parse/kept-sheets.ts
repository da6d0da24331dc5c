import type { Checklist, Workflow } from '../plan'
import type { Cell } from './cell'
import { plain } from './characters'
import { LIMITS } from './limits'
import { readName } from './names'
import type { Columns, Row, Sheet } from './table'

export type WorkflowColumn = 'workflow' | 'stage' | 'actor' | 'due' | 'note'

export const WORKFLOW_COLUMNS: Columns<WorkflowColumn> = {
  workflow: { label: '流程', aliases: ['流程名称', '名称', '事项'], merges: 'silently', longest: 60 },
  stage: { label: '环节', aliases: ['步骤', '阶段'], longest: 60 },
  actor: { label: '谁办', aliases: ['办理人', '负责人', '审批人', '责任人'], longest: 100 },
  due: { label: '时限', aliases: ['期限', '办理时限', '几天内'], optional: true, longest: 60 },
  note: { label: '说明', aliases: ['备注'], optional: true, longest: LIMITS.cell },
}

export type ChecklistColumn = 'checklist' | 'item' | 'finding' | 'note'

export const CHECKLIST_COLUMNS: Columns<ChecklistColumn> = {
  checklist: { label: '检查表', aliases: ['检查表名称', '名称', '表'], merges: 'silently', longest: 60 },
  item: { label: '检查项', aliases: ['项目', '检查项目', '检查内容', '内容'], longest: 200 },
  finding: { label: '问题', aliases: ['常见问题', '发现问题', '不合格'], optional: true, longest: 200 },
  note: { label: '说明', aliases: ['备注', '标准', '要点'], optional: true, longest: LIMITS.cell },
}

/** Reads 流程: one row a stage. Kept with the plan; nothing is staged by it yet, and that is said. */
export function readWorkflows(sheet: Sheet<WorkflowColumn> | null): Workflow[] {
  return grouped<WorkflowColumn, Workflow['stages'][number]>(
    sheet,
    'workflow',
    LIMITS.workflows,
    '流程',
    (row, before) => {
      const name = readNew(row.stage, '环节', '教研组长审核', before)
      const actor = row.actor.blank
        ? row.actor.fault('没有写谁办。', '请写职务，例如「教研组长」。')
        : row.actor.oneLine
      if (before.length === LIMITS.stages)
        row.stage.fault(`一个流程的环节超过了 ${LIMITS.stages} 个。`, '请合并一些。')
      return name === null || actor === null
        ? null
        : { name, actor, due: row.due.oneLine, note: row.note.oneLine }
    },
  ).map(({ name, parts }) => ({ name, stages: parts }))
}

/** Reads 检查表: one row an item. Kept with the plan; findings are not followed up by it yet, and that is said. */
export function readChecklists(sheet: Sheet<ChecklistColumn> | null): Checklist[] {
  return grouped<ChecklistColumn, Checklist['items'][number]>(
    sheet,
    'checklist',
    LIMITS.checklists,
    '检查表',
    (row, before) => {
      const name = readNew(row.item, '检查项', '教案齐全', before)
      if (before.length === LIMITS.checklistItems) {
        row.item.fault(`一张检查表超过了 ${LIMITS.checklistItems} 项。`, '请合并一些。')
      }
      return name === null ? null : { name, finding: row.finding.oneLine, note: row.note.oneLine }
    },
  ).map(({ name, parts }) => ({ name, items: parts }))
}

interface Named {
  readonly name: string
}

function readNew(cell: Cell, what: string, example: string, before: readonly Named[]): string | null {
  if (cell.blank) return cell.fault(`没有写${what}。`, `请写上，例如「${example}」。`)
  if (!before.some(({ name }) => plain(name) === cell.plain)) return cell.oneLine
  return cell.fault(`「${cell.oneLine}」写了两次。`, '请只留一行。')
}

function grouped<K extends string, P extends Named>(
  sheet: Sheet<K> | null,
  column: K,
  most: number,
  what: string,
  readPart: (row: Row<K>, before: readonly P[]) => P | null,
): { readonly name: string; readonly parts: readonly P[] }[] {
  const groups = new Map<string, { readonly name: string; readonly parts: P[] }>()
  for (const row of sheet?.rows ?? []) {
    const cell = row[column]
    const group = groups.get(cell.plain) ?? {
      name: readName(cell, `${what}的名称`, '作业审批') ?? '',
      parts: [],
    }
    if (!groups.has(cell.plain)) {
      groups.set(cell.plain, group)
      if (groups.size === most + 1) cell.fault(`${what}超过了 ${most} 个。`, '请删去不用的。')
    }
    const part = readPart(row, group.parts)
    if (part) group.parts.push(part)
  }
  if (sheet && groups.size > 0) {
    const fault = `「${what}」已经读入，和计划一起保存；这一版还不会照它办理和提醒。`
    sheet.whole.warn(fault, '要计数的事，请另在「指标」里写一条。')
  }
  return [...groups.values()]
}
