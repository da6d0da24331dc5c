import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'

/** What a record counts for, and where it is left out and why. */
export function ReceiptCells({ receipt: { credits, leftOut } }: { receipt: Output<'record.submit'> }) {
  if (credits.length + leftOut.length === 0) {
    return (
      <CellGroup>
        <Cell icon="info" title="已记录" note="计划里没有给您定这一项的数量，所以不计入指标。" />
      </CellGroup>
    )
  }
  return (
    <CellGroup>
      {credits.map(({ ruleId, ruleName, quantity, unit, others }) => (
        <Cell
          key={ruleId}
          icon="circle-check"
          title={`计入：${ruleName}`}
          note={others > 0 ? `同时记给 ${others} 人` : undefined}
          value={`+${quantity} ${unit}`}
        />
      ))}
      {leftOut.map(({ ruleId, ruleName, reason }) => (
        <Cell key={ruleId} icon="circle-minus" title={`没有计入：${ruleName}`} note={reason} />
      ))}
    </CellGroup>
  )
}
