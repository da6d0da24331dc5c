import { View } from '@tarojs/components'
import { shareInWords } from '#core/club/participation'
import type { Output } from '#core/contract/contract'
import { CellGroup } from '@/components/cell/group'
import { dateInWords } from '@/frame/in-words'
import styles from './totals.module.less'

/** The school's clubs in sums; a share is Σ / Σ. */
export function Totals({ summary }: { summary: Output<'club.summary'> }) {
  const { totals, asOf, all } = summary
  const { clubs, enrolled, sessions, present, expected, leftOut } = totals
  const figures = [
    { name: all ? '社团' : '我指导的社团', value: `${clubs} 个` },
    { name: '参加学生', value: `${enrolled} 人` },
    { name: '开展活动', value: `${sessions} 次` },
    { name: '参与率', value: shareInWords(totals) },
  ]
  return (
    <CellGroup
      note={[
        `截至 ${dateInWords(asOf, asOf)}。参与率 = 到场 ${present} 人次 ÷ 应到 ${expected} 人次；一个学生参加几个社团就算几次。`,
        leftOut > 0 && `${leftOut} 个社团涉及的学生不足 5 人，人数不上报，也不在合计里。`,
      ]
        .filter(Boolean)
        .join('')}
    >
      <View className={styles.figures}>
        {figures.map(({ name, value }) => (
          <View key={name} className={styles.figure}>
            <View className={styles.value}>{value}</View>
            <View className={styles.name}>{name}</View>
          </View>
        ))}
      </View>
    </CellGroup>
  )
}
