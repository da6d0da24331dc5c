import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { STATUSES } from '#core/standing/judge'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Ring } from '@/components/progress/ring'
import { Empty } from '@/components/states'
import { StatusChip } from '@/components/status'
import { amountInWords, hasPace } from '@/frame/amounts'
import { Answered } from '@/frame/answered'
import { isDistricts, keyOf } from '@/frame/promises/promised'
import { routes } from '@/frame/routes'
import { hasStrip, SlotStrip } from '@/frame/slots/strip'
import type { Query } from '@/services/query'
import styles from './promises.module.less'

type Promised = Output<'standing.mine'>['promises'][number]

export function Promises({ query, personId }: { query: Query<'standing.mine'>; personId: string }) {
  return (
    <Answered query={query} loadingRows={2}>
      {({ promises, asOf }) => (
        <>
          <CellGroup
            title="我的指标"
            action={
              promises.length > 0 && (
                <Button look="text" compact url={routes.heat({ person: personId })}>
                  整学期
                </Button>
              )
            }
          >
            {promises.every(isLogOnly) && (
              <Empty title="计划里没有给您定数量" text="听课照常可以记，学校和同事看得到。" />
            )}
            {promises
              .filter((promised) => !isLogOnly(promised))
              .map((promised) => (
                <PromiseCell key={keyOf(promised.rule)} plans={asOf.plans} {...promised} />
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
          key={keyOf(rule)}
          title={rule.name}
          value={`${standing.done} ${rule.unit}`}
          url={routes.proof(rule.id, standing.subjectId, { plan: rule.planId })}
        />
      ))}
    </CellGroup>
  )
}

interface PromiseCellProps extends Promised {
  plans: Output<'standing.mine'>['asOf']['plans']
}

function PromiseCell({ rule, standing, slots, plans }: PromiseCellProps) {
  const { done, target, expected, literal, status, words, forecast, subjectId } = standing
  const numbers = [
    target === null ? `已有 ${done} ${rule.unit}` : amountInWords(done, target, rule.unit),
    hasPace(target, rule.unit) && expected > 0 && `今天应有 ${expected}`,
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
          {isDistricts(rule, plans) && <View>学区的要求</View>}
          <StatusChip status={status} />
          {forecast && <View className={styles.whole}>{forecast.words}</View>}
          {hasStrip(slots) && (
            <View className={styles.whole}>
              <SlotStrip slots={slots} inWords />
            </View>
          )}
        </View>
      }
      url={routes.proof(rule.id, subjectId, { plan: rule.planId })}
    />
  )
}

/** A number stays on one line with its unit. */
const unbroken = (words: string | false) => String(words).replaceAll(' ', '\u00a0')
