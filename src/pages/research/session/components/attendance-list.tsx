import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CivilDate } from '#core/calendar/civil-date'
import { ABSENCES } from '#core/org/post'
import { ATTENDANCE_MARKS, type AttendanceMark } from '#core/record/research'
import { absenceOn, type Member } from '#core/research/expected'
import { cx } from '@/components/class-names'
import { Heading2, Section } from '@/components/elements'
import { FAULTY } from '@/components/form/attention'
import { Tap } from '@/components/tap'
import type { Session } from '../hooks/session'
import styles from './attendance-list.module.less'
import { Guests } from './guests'
import { NameChip } from './name-chip'
import { SignInCode } from './sign-in-code'

/** The exceptions, the most frequent first: it is in the hand from the start. */
const BRUSHES: readonly AttendanceMark[] = ['excused', 'official', 'late', 'leftEarly', 'absent']

/** In one pass: everybody is there, then a tap on each name that is an exception. */
export function AttendanceList({ session }: { session: Session }) {
  const { expected, away, draft, there, owing, faults, mark, query } = session
  const [brush, setBrush] = useState<AttendanceMark>('excused')
  const [signedIn, setSignedIn] = useState<readonly string[]>([])
  const fault = faults.attendance
  return (
    <Section className={cx(styles.list, fault && FAULTY)}>
      <View className={styles.head}>
        <View className={styles.line}>
          <Heading2 className={styles.title}>出勤</Heading2>
          <View className={styles.count} ariaLive="polite">
            {`应到 ${owing} 实到 ${there}`}
          </View>
        </View>
        {expected && (
          <View className={styles.brushes} ariaRole="radiogroup" ariaLabel="点名字时记成什么">
            {BRUSHES.map((each) => (
              <Tap
                key={each}
                role="radio"
                checked={each === brush}
                className={cx(styles.brush, styles[each], each === brush && styles.inHand)}
                onTap={() => setBrush(each)}
              >
                {ATTENDANCE_MARKS[each]}
              </Tap>
            ))}
          </View>
        )}
      </View>
      {fault && <View className={styles.fault}>{fault}</View>}
      {expected ? (
        <>
          <View className={styles.hint}>
            默认全到。没有全程在场的，先选上面的情况，再点名字；再点一次改回到。
          </View>
          <View className={styles.names}>
            {expected.map(({ id, name }) => (
              <NameChip
                key={id}
                name={name}
                mark={draft.exceptions[id] ?? 'present'}
                signedIn={signedIn.includes(id)}
                onTap={() => mark(id, draft.exceptions[id] === brush ? null : brush)}
              />
            ))}
          </View>
          {away.length > 0 && (
            <View className={styles.hint}>
              {`不在应到名单里：${away.map((who) => awayInWords(who, draft.on)).join('、')}`}
            </View>
          )}
        </>
      ) : (
        <View className={styles.hint}>
          {query.state === 'loading' ? '正在取名单。' : noList(draft.kept.length)}
        </View>
      )}
      <Guests session={session} />
      <SignInCode session={session} onSignedIn={setSignedIn} signedIn={signedIn} />
    </Section>
  )
}

const noList = (kept: number) =>
  kept > 0
    ? '应到名单没有取到，出勤按原来登记的提交。'
    : '应到名单没有取到。可以先提交，出勤等连上网后在这条记录里补。'

const awayInWords = (who: Member, on: CivilDate) =>
  `${who.name}（${ABSENCES[absenceOn(who, on) ?? 'longLeave']}）`
