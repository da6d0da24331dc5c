import { View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { onceAnswered } from '@/components/tap/navigate'
import { weekInWords } from '@/frame/in-words'
import type { Week } from '../hooks/viewed-week'
import styles from './week-stepper.module.less'

interface WeekStepperProps {
  week: Week
  /** Undefined is the running week. */
  onShow: (week: number | undefined) => void
}

export function WeekStepper({ week, onShow }: WeekStepperProps) {
  const { number, last, current } = week
  const isNow = number === current
  // Where the taps lead that the screen has not answered yet; the second of two quick ones goes on from the first.
  const ahead = useRef<number | null>(null)
  useEffect(
    () => () => {
      ahead.current = null
    },
    [],
  )
  // A quick answer would be drawn with all its promises before the tap is seen to have arrived.
  const step = (weeks: number) => {
    const isWaiting = ahead.current !== null
    ahead.current = Math.min(last, Math.max(1, (ahead.current ?? number) + weeks))
    if (isWaiting) return
    onceAnswered(() => {
      const target = ahead.current
      ahead.current = null
      if (target !== null) onShow(target === current ? undefined : target)
    })
  }
  return (
    <View className={styles.stepper}>
      <Tap label="上一周" className={styles.step} disabled={number <= 1} onTap={() => step(-1)}>
        <Icon name="chevron-left" />
      </Tap>
      <View className={styles.words} ariaLive="polite">
        <View className={styles.number}>第 {number} 周</View>
        <View className={styles.dates}>{weekInWords(week.monday, week.sunday)}</View>
      </View>
      <Tap label="下一周" className={styles.step} disabled={number >= last} onTap={() => step(1)}>
        <Icon name="chevron-right" />
      </Tap>
      <View className={styles.now}>
        {!isNow && current !== null && (
          <Button compact look="text" onTap={() => onShow(undefined)}>
            回到本周
          </Button>
        )}
      </View>
    </View>
  )
}
