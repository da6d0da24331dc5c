import { View } from '@tarojs/components'
import type { Input } from '#core/contract/contract'
import { Button } from '@/components/button'
import { TimeField } from '@/components/form/time-field'
import styles from './bell-fields.module.less'

type Bell = Input<'term.save'>['bell']

interface BellFieldsProps {
  bell: Bell
  onChange: (bell: Bell) => void
}

const MOST = 20

/** When each period begins and ends; periods are numbered through. */
export function BellFields({ bell, onChange }: BellFieldsProps) {
  const set = (index: number, some: Partial<Bell[number]>) =>
    onChange(bell.map((ring, at) => (at === index ? { ...ring, ...some } : ring)))
  return (
    <View>
      {bell.map(({ period, startsAt, endsAt }, index) => (
        <View key={period} className={styles.period}>
          <TimeField
            stacked
            label={`第 ${period} 节，从`}
            value={startsAt}
            onChange={(time) => set(index, { startsAt: time })}
          />
          <TimeField stacked label="到" value={endsAt} onChange={(time) => set(index, { endsAt: time })} />
        </View>
      ))}
      <View className={styles.more}>
        {bell.length < MOST && (
          <Button compact look="text" icon="plus" onTap={() => onChange([...bell, after(bell)])}>
            加一节
          </Button>
        )}
        {bell.length > 1 && (
          <Button compact look="text" icon="minus" onTap={() => onChange(bell.slice(0, -1))}>
            去掉最后一节
          </Button>
        )}
      </View>
    </View>
  )
}

/** Ten minutes after the last, and as long: forty minutes. */
function after(bell: Bell): Bell[number] {
  const last = bell.at(-1) ?? { period: 0, startsAt: '08:00', endsAt: '08:00' }
  const [hour = 8, minute = 0] = last.endsAt.split(':').map(Number)
  const clock = (minutes: number) => {
    const within = Math.min(minutes, 23 * 60 + 59)
    return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
  }
  const begins = hour * 60 + minute + 10
  return { period: last.period + 1, startsAt: clock(begins), endsAt: clock(begins + 40) }
}
