import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { momentInWords } from '@/frame/in-words'

type Act = Output<'record.show'>['history'][number]

const DEEDS: Readonly<Record<string, string>> = {
  submitted: '提交',
  corrected: '修改',
  withdrawn: '撤回',
  approved: '核准',
  accepted: '受理',
  returned: '退回',
  passed: '抽查通过',
}

/** Who did what when; the mark is what an inspector compares to see that nothing was changed behind it. */
export function History({ acts, hash }: { acts: readonly Act[]; hash: string }) {
  return (
    <CellGroup title="经过" note={hash ? `存证码 ${hash.slice(0, 16)}` : undefined}>
      {acts.map(({ at, who, did, reason }) => (
        <Cell
          key={`${at} ${did}`}
          title={`${who} ${DEEDS[did] ?? did}`}
          note={[momentInWords(at), reason && `原因：${reason}`].filter(Boolean).join(' · ')}
        />
      ))}
    </CellGroup>
  )
}
