import { View } from '@tarojs/components'
import { civilDateAt } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { SETTINGS } from '#core/setting/setting'
import { Button } from '@/components/button'
import { cx } from '@/components/class-names'
import { Icon } from '@/components/icon'
import { dateInWords } from '@/frame/in-words'
import { schoolToday } from '@/services/session'
import styles from './rule.module.less'

export type Setting = Output<'setting.list'>['settings'][number]

interface RuleProps {
  setting: Setting
  onChange?: (() => void) | undefined
}

/** One default, with its state in words beside the sign. */
export function Rule({ setting: { key, on, switchedIn, offBy, changed }, onChange }: RuleProps) {
  const { title, words, law } = SETTINGS[key]
  return (
    <View className={styles.rule}>
      <View className={styles.head}>
        <View className={styles.title}>{title}</View>
        <View className={cx(styles.state, !on && styles.off)}>
          <Icon name={on ? 'circle-check' : 'circle-minus'} />
          {switchedIn === 'nowhere' ? '一直开着' : on ? '开着' : '已关闭'}
        </View>
      </View>
      <View>{words}</View>
      {offBy && <View className={styles.told}>关闭它的是：{offBy}</View>}
      {changed && (
        <View className={styles.told}>
          {changed.by} {dayOf(changed.at)}
          {on ? ' 打开' : ' 关闭'}，原因：{changed.reason || '没有写'}
        </View>
      )}
      <View className={styles.law}>{law}</View>
      {onChange && (
        <View className={styles.does}>
          <Button compact onTap={onChange}>
            {on ? `关闭「${title}」` : `打开「${title}」`}
          </Button>
        </View>
      )}
    </View>
  )
}

/** Where a club or a plan switched it, only the day is known. */
const dayOf = (at: string) => dateInWords(civilDateAt(Date.parse(at)), schoolToday())
