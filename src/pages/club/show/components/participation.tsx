import { View } from '@tarojs/components'
import { progressInWords } from '#core/club/course'
import { shareInWords } from '#core/club/participation'
import type { Output } from '#core/contract/contract'
import { CellGroup } from '@/components/cell/group'
import { Bar } from '@/components/progress/bar'
import styles from './participation.module.less'

/** How many of those who belong to the club came, over all its sessions of the term. */
export function Participation({ club: { course, term } }: { club: Output<'club.show'> }) {
  if (!course) return null
  const { participation, progress } = course
  const { present, expected, sessions } = participation
  const share = shareInWords(participation)
  return (
    <CellGroup title={term.name}>
      <View className={styles.box}>
        {expected > 0 && (
          <>
            <View className={styles.head}>
              <View>参与率</View>
              <View className={styles.share}>{share}</View>
            </View>
            <Bar done={present} target={expected} status="logOnly" label={`参与率 ${share}`} />
            <View className={styles.note}>
              {sessions} 次活动到场 {present} 人次，应到 {expected} 人次
            </View>
          </>
        )}
        <View className={styles.note}>{progressInWords(progress)}</View>
      </View>
    </CellGroup>
  )
}
