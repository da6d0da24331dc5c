import { View } from '@tarojs/components'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { dateInWords } from '@/frame/in-words'
import { schoolToday } from '@/services/session'
import type { DraftShown, Summary as SummaryShape } from '../hooks/checked'

/** What a plan holds, in numbers a clerk can check against the document. */
export function Summary({
  draft: { title, summary, effectiveFrom },
}: {
  draft: Pick<DraftShown, 'title' | 'summary' | 'effectiveFrom'>
}) {
  if (!summary) return null
  return (
    <CellGroup title="读到了这些">
      <Cell title="计划名称" note={title ?? '没有写'} />
      <Cell title="条款" value={`${summary.clauses} 条`} />
      <Cell title="指标" value={`${summary.rules} 项`} note={strengths(summary)} />
      {summary.byLevel.length > 0 && (
        <Cell
          title="由谁承担"
          note={summary.byLevel.map(({ label, rules }) => `${label} ${rules} 项`).join('、')}
        />
      )}
      {summary.byFamily.length > 0 && (
        <Cell
          title="属于哪一类"
          note={summary.byFamily.map(({ label, rules }) => `${label} ${rules} 项`).join('、')}
        />
      )}
      {tables(summary).map(({ name, names }) => (
        <Cell key={name} title={name} value={`${names.length} 张`} note={names.join('、')} />
      ))}
      {summary.adjustments > 0 && <Cell title="调整" value={`${summary.adjustments} 条`} />}
      {effectiveFrom && (
        <Cell title="写明的生效日期" value={<View>{dateInWords(effectiveFrom, schoolToday())}</View>} />
      )}
    </CellGroup>
  )
}

function strengths({ soft, logOnly, rules }: SummaryShape): string {
  const parts = [
    soft > 0 && `力争 ${soft} 项（最多提醒，不算未达标）`,
    logOnly > 0 && `只记录 ${logOnly} 项（不设数、待定，或现在还不能自动统计）`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('；') : rules > 0 ? '都是必达' : ''
}

function tables({ forms, rubrics, workflows, checklists }: SummaryShape) {
  return [
    { name: '登记表', names: forms },
    { name: '量表', names: rubrics },
    { name: '流程', names: workflows },
    { name: '检查表', names: checklists },
  ].filter(({ names }) => names.length > 0)
}
