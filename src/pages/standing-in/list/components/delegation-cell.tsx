import { View } from '@tarojs/components'
import { stretchInWords } from '#core/calendar/in-words'
import { Cell } from '@/components/cell'
import type { Delegation } from './end-sheet'

const STATES: Readonly<Record<Delegation['state'], string>> = {
  running: '代理中',
  coming: '还没开始',
  over: '已到期',
  ended: '已提前结束',
}

interface DelegationCellProps {
  delegation: Delegation
  onTap?: (() => void) | undefined
}

export function DelegationCell({ delegation, onTap }: DelegationCellProps) {
  const { giver, taker, label, from, to, reason, state } = delegation
  const title = `${taker}代理${giver}的${label}`
  return (
    <Cell
      title={title}
      note={
        <>
          <View>{stretchInWords(from, to)}</View>
          <View>{reason}</View>
        </>
      }
      value={STATES[state]}
      label={`${title}，${stretchInWords(from, to)}，${STATES[state]}${onTap ? '，点按结束' : ''}`}
      onTap={onTap}
    />
  )
}
