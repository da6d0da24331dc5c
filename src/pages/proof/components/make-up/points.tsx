import { View } from '@tarojs/components'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes, type Seen } from '@/frame/routes'
import { useSession } from '@/services/session'
import type { MakeUpOf, Proof } from '../../proof'
import styles from './make-up.module.less'

interface PointsProps {
  makeUp: MakeUpOf<'points'>
  proof: Proof
  seen: Seen
}

/** A score worked out from other promises: the arithmetic, and a way to each of them. */
export function Points({ makeUp: { full, lose, lines }, proof, seen }: PointsProps) {
  const opens = useSession()?.may.seeWeek !== null
  const { planId } = proof.rule
  const lost = lines.reduce((sum, line) => sum + line.lost, 0)
  return (
    <CellGroup title="分是怎么来的" note={`满分 ${full} 分，每差一个扣 ${lose} 分。`}>
      {lines.map((line) => (
        <Cell
          key={line.ruleId}
          title={line.ruleName}
          note={line.short > 0 ? `还差 ${line.short}` : '没有差'}
          value={line.lost > 0 ? `−${line.lost} 分` : '不扣分'}
          url={opens ? routes.rule(line.ruleId, { ...seen, plan: planId }) : undefined}
        />
      ))}
      <View className={styles.sum}>
        {full} − {lost} = {proof.standing.done} 分
      </View>
    </CellGroup>
  )
}
