import { View } from '@tarojs/components'
import type { Status } from '#core/standing/judge'
import { cx } from '@/components/class-names'
import { Icon } from '@/components/icon'
import { StatusChip } from '@/components/status'
import { Tap } from '@/components/tap'
import { amountInWords, SUBJECT_UNITS } from '@/frame/amounts'
import { routes } from '@/frame/routes'
import { type Me, useSession } from '@/services/session'
import type { RuleShown } from '../matching'
import styles from './promise.module.less'

/** One promise of a clause with how it stands; a tap opens who is behind the number. */
export function Promised({ promise }: { promise: RuleShown }) {
  const me = useSession()
  const { rule, live } = promise
  const url = me ? urlOf(promise, me) : undefined
  const isOwn = live !== null && me?.may.seeWeek === null
  const words = (
    <View className={styles.row}>
      <View className={styles.about}>
        <View className={styles.name}>
          {rule.name}
          {isOwn && <View className={styles.own}>我的</View>}
        </View>
        <View className={styles.demand}>
          {rule.demand}
          {rule.strength === 'soft' && ' · 力争'}
        </View>
        {live && <View className={styles.words}>{live.words}</View>}
      </View>
      {live && <StatusChip status={live.rollUp.status} amount={amountOf(promise, live.rollUp.status)} />}
      {url && <Icon name="chevron-right" className={styles.chevron} />}
    </View>
  )
  const className = cx(styles.promise, isOwn && styles.mine)
  if (!url) return <View className={className}>{words}</View>
  return (
    <Tap url={url} className={cx(className, styles.tappable)}>
      {words}
    </Tap>
  )
}

/** Of a promise of many, how many are as the chip says; else what is done of what is owed. */
function amountOf({ rule, live }: RuleShown, status: Status): string {
  if (!live) return ''
  const { done, target, owing, met, onTrack, behind, missed } = live.rollUp
  const unit = SUBJECT_UNITS[rule.level]
  if (status !== 'logOnly' && unit !== '' && owing > 1) {
    const such = status === 'behind' || status === 'missed' ? behind + missed : met + onTrack
    return `${such}/${owing} ${unit}`
  }
  return rule.unit === '%' ? `${done}%` : amountInWords(done, target, rule.unit)
}

/** Leaders see the people behind a promise, everybody else what the own number is made of. */
function urlOf({ rule, live }: RuleShown, { may, person }: Me): string | undefined {
  if (!live) return undefined
  if (may.seeWeek !== null) return routes.rule(rule.id, { plan: rule.planId })
  return rule.level === 'person' ? routes.proof(rule.id, person.id, { plan: rule.planId }) : undefined
}
