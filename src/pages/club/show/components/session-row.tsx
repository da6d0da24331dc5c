import { View } from '@tarojs/components'
import { shareInWords } from '#core/club/participation'
import type { Status } from '#core/standing/judge'
import { Cell } from '@/components/cell'
import type { IconName } from '@/components/icon'
import { Chip } from '@/components/status/chip'
import { dateInWords } from '@/frame/in-words'
import { routes } from '@/frame/routes'
import { schoolToday } from '@/services/session'
import type { Line } from '../hooks/lines'
import styles from './session-row.module.less'

const STATES: Readonly<Record<Line['state'], { words: string; tone: Status; icon: IconName }>> = {
  held: { words: '已开展', tone: 'met', icon: 'circle-check' },
  moved: { words: '调整', tone: 'onTrack', icon: 'circle-check' },
  awaiting: { words: '待核准', tone: 'behind', icon: 'clock' },
  missed: { words: '没有记录', tone: 'behind', icon: 'circle-alert' },
  toCome: { words: '未到', tone: 'logOnly', icon: 'calendar' },
  waived: { words: '免除', tone: 'waived', icon: 'circle-minus' },
  extra: { words: '另加', tone: 'onTrack', icon: 'plus' },
}

interface SessionRowProps {
  line: Line
  clubId: string
  mayLog: boolean
}

/** Opens what was written down, or the form for what was not. */
export function SessionRow({ line, clubId, mayLog }: SessionRowProps) {
  const { on, state, session } = line
  const { words, tone, icon } = STATES[state]
  const today = schoolToday()
  const isToday = state === 'toCome' && on === today
  const mayAdd = mayLog && !session && state !== 'waived' && on <= today
  const url = session ? routes.record(session.recordId) : routes.clubSession({ club: clubId, on })
  return (
    <Cell
      title={
        <View className={styles.title}>
          <View>{dateInWords(on, today)}</View>
          <Chip tone={tone} icon={icon}>
            {isToday ? '今天' : words}
          </Chip>
        </View>
      }
      note={noteOf(line, today)}
      {...((session || mayAdd) && { url })}
      {...(mayAdd && { value: on === today ? '去记录' : '补记' })}
    />
  )
}

function noteOf({ madeUp, waived, session, state }: Line, today: string): string {
  const told = session
    ? [
        state === 'moved' && `${dateInWords(session.on, today)}开展，${session.movedBecause}`,
        session.enrolled > 0
          ? `到 ${session.headcount}/${session.enrolled} 人（${shareOf(session)}）`
          : `到 ${session.headcount} 人`,
        session.content,
      ]
    : [waived]
  return [madeUp && '调休', ...told].filter(Boolean).join(' · ')
}

const shareOf = ({ headcount, enrolled }: { headcount: number; enrolled: number }) =>
  shareInWords({ present: headcount, expected: enrolled })
