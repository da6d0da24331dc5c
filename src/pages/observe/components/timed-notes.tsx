import { View } from '@tarojs/components'
import { useState } from 'react'
import { wallClockAt } from '#core/calendar/civil-date'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { serverNow } from '@/services/clock'
import { schoolToday } from '@/services/session'
import type { ObservationForm } from '../hooks/form'
import type { Observation } from '../hooks/observation'
import { NoteLine } from './note-line'
import styles from './timed-notes.module.less'

/** More than anybody writes in a double period, and few enough for a page of WeChat's. */
const MOST_NOTES = 100
const SHOWN = 30

/** What is seen, by the clock (随听随记): one tap stamps the time, the words follow while one watches. */
export function TimedNotes({ observation: { form, faults, step } }: { observation: Observation }) {
  const { timeline, on } = form
  const [writing, setWriting] = useState<number | null>(null)
  const [shown, setShown] = useState(SHOWN)
  const hidden = Math.max(0, timeline.length - shown)
  const isToday = on === schoolToday()
  if (!isToday && timeline.length === 0) return null

  const begin = () => {
    const at = wallClockAt(serverNow())
    step((before) => ({ ...before, timeline: [...written(before), { at, text: '' }] }))
    setWriting(timeline.filter(isWritten).length)
  }
  const change = (index: number, line: Partial<(typeof timeline)[number]>) =>
    step((before) => ({
      ...before,
      timeline: before.timeline.map((each, place) => (place === index ? { ...each, ...line } : each)),
    }))
  const remove = (index: number) => {
    step((before) => ({ ...before, timeline: before.timeline.filter((_, place) => place !== index) }))
    setWriting(null)
  }
  return (
    <CellGroup title="随听随记">
      {hidden > 0 && (
        <Button look="text" onTap={() => setShown(timeline.length + SHOWN)}>
          显示前面 {hidden} 句
        </Button>
      )}
      {timeline.slice(hidden).map((line, place) => {
        const index = hidden + place
        return (
          <NoteLine
            // Lines have nothing else of their own: they are stamped one after another and keep their places.
            key={index}
            line={line}
            open={writing === index}
            onOpen={() => setWriting(index)}
            onChange={(some) => change(index, some)}
            onRemove={() => remove(index)}
          />
        )
      })}
      {faults.timeline && <View className={styles.error}>{faults.timeline}</View>}
      {isToday && (
        <View className={styles.begin}>
          {timeline.length === 0 && (
            <View className={styles.hint}>边听边记：点一下盖上时间，写下的话随时存在本机。不写也可以。</View>
          )}
          <Button icon="clock" disabled={timeline.length >= MOST_NOTES} onTap={begin}>
            记一句
          </Button>
        </View>
      )}
    </CellGroup>
  )
}

const isWritten = ({ text }: { text: string }) => text.trim() !== ''

/** Two taps in a row do not leave an empty line behind. */
function written({ timeline }: ObservationForm): ObservationForm['timeline'] {
  return timeline.filter(isWritten)
}
