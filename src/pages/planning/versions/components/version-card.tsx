import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { Heading2, Section } from '@/components/elements'
import { Chip } from '@/components/status/chip'
import { dateInWords, momentInWords } from '@/frame/in-words'
import { routes } from '@/frame/routes'
import { schoolToday, useSession } from '@/services/session'
import styles from './version-card.module.less'

export type Version = Output<'plan.versions'>['items'][number]

interface VersionCardProps {
  version: Version
  /** The version before it; undefined for the first. */
  before: number | undefined
  onExport: () => void
}

export function VersionCard({ version: shown, before, onExport }: VersionCardProps) {
  const may = useSession()?.may
  const { version, title, effectiveFrom, publishedAt, publishedBy, reason, state, inForce } = shown
  const today = schoolToday()
  return (
    <Section className={styles.card}>
      <View className={styles.head}>
        <Heading2 className={styles.title}>
          第 {version} 版 · {title}
        </Heading2>
        {inForce && (
          <Chip tone="met" icon="circle-check">
            现行
          </Chip>
        )}
        {state === 'counting' && (
          <Chip tone="behind" icon="clock">
            还在计算
          </Chip>
        )}
        {!inForce && state === 'published' && effectiveFrom > today && (
          <Chip tone="onTrack" icon="calendar">
            还没到生效日期
          </Chip>
        )}
      </View>
      <View className={styles.facts}>{dateInWords(effectiveFrom, today)}起施行</View>
      {publishedAt && (
        <View className={styles.facts}>
          {publishedBy} {momentInWords(publishedAt)}发布
        </View>
      )}
      {reason && <View className={styles.reason}>{reason}</View>}
      <View className={styles.actions}>
        {before !== undefined && (
          <Button look="text" compact url={routes.planCompare({ from: `v${before}`, to: `v${version}` })}>
            和第 {before} 版比较
          </Button>
        )}
        <Button look="text" compact onTap={onExport} label={`导出第 ${version} 版`}>
          导出
        </Button>
        {state === 'counting' && may?.publishPlan && (
          <Button look="text" compact url={routes.planPublish({ version })}>
            继续计算
          </Button>
        )}
      </View>
    </Section>
  )
}
