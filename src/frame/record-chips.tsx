import type { Output } from '#core/contract/contract'
import type { Stance } from '#core/record/statement'
import type { Status } from '#core/standing/judge'
import type { IconName } from '@/components/icon'
import { Chip } from '@/components/status/chip'

type Summary = Output<'record.list'>['items'][number]

interface Look {
  readonly tone: Status
  readonly icon: IconName
  readonly words: string
}

const LOOKS: Record<Summary['state'], Look> = {
  counted: { tone: 'met', icon: 'circle-check', words: '已计入' },
  awaiting: { tone: 'behind', icon: 'clock', words: '待核准' },
  returned: { tone: 'missed', icon: 'circle-x', words: '已退回' },
  withdrawn: { tone: 'waived', icon: 'circle-minus', words: '已撤回' },
}

const RECORDING: Look = { tone: 'logOnly', icon: 'notebook-pen', words: '仅记录' }
const LATE: Look = { tone: 'logOnly', icon: 'clock', words: '补录' }

const CHECKED: Look = { tone: 'met', icon: 'check', words: '已核查' }
const STANCES: Record<Stance, Look> = {
  confirm: { tone: 'met', icon: 'check', words: '教师已确认' },
  object: { tone: 'behind', icon: 'circle-alert', words: '有异议' },
  reply: { tone: 'logOnly', icon: 'info', words: '异议已答复' },
}

type Shown = Pick<Summary, 'state' | 'late' | 'recording'> & Partial<Pick<Summary, 'stance' | 'checked'>>

/** The state of a record in a word or two; a record that came late stays marked. */
export function RecordChips({ state, late, recording, stance, checked }: Shown) {
  const looks = [
    recording && state === 'counted' ? RECORDING : LOOKS[state],
    ...(late ? [LATE] : []),
    ...(checked ? [CHECKED] : []),
    ...(stance ? [STANCES[stance]] : []),
  ]
  return looks.map(({ tone, icon, words }) => (
    <Chip key={words} tone={tone} icon={icon}>
      {words}
    </Chip>
  ))
}
