import { View } from '@tarojs/components'
import { useState } from 'react'
import { civilDateAt, wallClockAt } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { cx } from '@/components/class-names'
import { DateField } from '@/components/form/date-field'
import { TimeField } from '@/components/form/time-field'
import { Sheet } from '@/components/sheet'
import { Tap } from '@/components/tap'
import { serverNow } from '@/services/clock'
import styles from './as-of.module.less'

export type AsOfNumbers = Output<'standing.school'>['asOf']

interface KnownChoiceProps {
  asOf: AsOfNumbers
  onKnown: (known: string | undefined) => void
}

/** Asks for the page as it was known on some day at some time. */
export function KnownChoice({ asOf, onKnown }: KnownChoiceProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Tap className={cx(styles.plan, styles.choose)} onTap={() => setOpen(true)}>
        看某一刻当时知道的
      </Tap>
      {open && <KnownSheet asOf={asOf} onKnown={onKnown} onClose={() => setOpen(false)} />}
    </>
  )
}

function KnownSheet({ asOf, onKnown, onClose }: KnownChoiceProps & { onClose: () => void }) {
  const from = asOf.knownAt === null ? serverNow() : Date.parse(asOf.knownAt)
  const [date, setDate] = useState(civilDateAt(from))
  const [time, setTime] = useState(wallClockAt(from))
  const complete = date !== '' && time !== ''
  const show = () => {
    // China's clock, whatever the device's.
    onKnown(`${date}T${time}:00+08:00`)
    onClose()
  }
  return (
    <Sheet
      open
      title="看某一刻当时知道的"
      onClose={onClose}
      footer={
        <Button look="primary" disabled={!complete} onTap={show}>
          查看
        </Button>
      }
    >
      <View className={styles.why}>
        按那一刻已经收到的记录和已经发布的计划重新算一遍。那以后补录、更正、撤回的都不算在内。
      </View>
      <DateField label="日期" value={date} onChange={setDate} max={civilDateAt(serverNow())} />
      <TimeField label="时刻" value={time} onChange={setTime} />
    </Sheet>
  )
}
