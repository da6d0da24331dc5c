import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { STATUSES } from '#core/standing/judge'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Ring } from '@/components/progress/ring'
import { Empty } from '@/components/states'
import { StatusChip } from '@/components/status'
import { Answered } from '@/frame/answered'
import { routes } from '@/frame/routes'
import type { Query } from '@/services/query'
import styles from './promises.module.less'

type Promised = Output<'standing.mine'>['promises'][number]

export function Promises({ query }: { query: Query<'standing.mine'> }) {
  return (
    <Answered query={query} loadingRows={2}>
      {({ promises }) => (
        <>
          <CellGroup title="我的指标">
            {promises.every(isLogOnly) && (
              <Empty title="计划里没有给您定数量" text="听课照常可以记，学校和同事看得到。" />
            )}
            {promises
              .filter((promised) => !isLogOnly(promised))
              .map((promised) => (
                <PromiseCell key={`${promised.rule.id} ${promised.standing.subjectId}`} {...promised} />
              ))}
          </CellGroup>
          <Logged
            promises={promises.filter((promised) => isLogOnly(promised) && promised.standing.done > 0)}
          />
        </>
      )}
    </Answered>
  )
}

const isLogOnly = ({ standing }: Promised) => standing.status === 'logOnly'

/** What was done beyond what has a number: it is kept and seen, and nothing is owed. */
function Logged({ promises }: { promises: readonly Promised[] }) {
  if (promises.length === 0) return null
  return (
    <CellGroup title="也记着，不设数量">
      {promises.map(({ rule, standing }) => (
        <Cell
          key={`${rule.id} ${standing.subjectId}`}
          title={rule.name}
          value={`${standing.done} ${rule.unit}`}
          url={routes.proof(rule.id, standing.subjectId)}
        />
      ))}
    </CellGroup>
  )
}

function PromiseCell({ rule, standing }: Promised) {
  const { done, target, expected, literal, status, words, subjectId } = standing
  const numbers = [
    target === null ? `已有 ${done} ${rule.unit}` : `${done}/${target} ${rule.unit}`,
    target !== null && expected > 0 && `今天应有 ${expected}`,
    literal !== null && `折算，计划原定 ${literal}`,
  ].filter(Boolean)
  const spoken = `${rule.name}，${words}，${numbers.join('，')}，${STATUSES[status]}`
  return (
    <Cell
      media={<Ring {...{ done, target, expected, status }} label={spoken} />}
      title={<View className={styles.words}>{words}</View>}
      note={
        <View className={styles.note}>
          <View>
            {rule.name} · {numbers.map(unbroken).join(' · ')}
          </View>
          <StatusChip status={status} />
        </View>
      }
      url={routes.proof(rule.id, subjectId)}
    />
  )
}

/** A number stays on one line with its unit. */
const unbroken = (words: string | false) => String(words).replaceAll(' ', '\u00a0')
