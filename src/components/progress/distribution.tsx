import { View } from '@tarojs/components'
import { STATUSES, type Status } from '#core/standing/judge'
import styles from './distribution.module.less'
import { fillOf } from './share'

export type StatusCounts = Readonly<Record<Status, number>>

/** From good to bad, then those who owe nothing: the same order wherever statuses stand side by side. */
const ORDER: readonly Status[] = ['met', 'onTrack', 'behind', 'missed', 'waived', 'logOnly']

export function statusesIn(counts: StatusCounts): Status[] {
  return ORDER.filter((status) => counts[status] > 0)
}

/** `达标 30 人，正常 41 人，滞后 7 人`. */
export function distributionInWords(counts: StatusCounts, unit: string): string {
  return statusesIn(counts)
    .map((status) => `${STATUSES[status]} ${counts[status]} ${unit}`.trim())
    .join('，')
}

interface DistributionProps {
  counts: StatusCounts
  /** The whole in words, for those who do not see it; the words also stand beside it. */
  label: string
}

/** How many stand where, as one stacked bar. */
export function Distribution({ counts, label }: DistributionProps) {
  return (
    <View className={styles.distribution} ariaRole="img" ariaLabel={label}>
      {statusesIn(counts).map((status) => (
        <View
          key={status}
          className={styles.part}
          style={{ flexGrow: counts[status], background: fillOf(status) }}
        />
      ))}
    </View>
  )
}
