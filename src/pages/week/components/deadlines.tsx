import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Folded } from '@/components/folded'
import { keyOf, seenOf } from '@/frame/promises/promised'
import { RuleName } from '@/frame/promises/rule-name'
import { routes, type Seen } from '@/frame/routes'
import { useSession } from '@/services/session'
import styles from './deadlines.module.less'

type Sheet = Output<'standing.school'>

const SHOWN = 6

/** What is to be handed in or done by a day within the next two weeks, or was to be. */
export function Deadlines({ sheet, seen }: { sheet: Sheet; seen: Seen }) {
  const { deadlines } = sheet.open
  const school = useSession()?.school
  if (deadlines.length === 0) return null
  return (
    <CellGroup title={`14 天内到期 · ${deadlines.length} 项`}>
      <Folded shown={SHOWN} moreInWords={(hidden) => `还有 ${hidden} 项`}>
        {deadlines.map(({ planId, ruleId, ruleName, subjectId, subjectName, daysLeft, words }) => {
          const rule = { planId, id: ruleId, name: ruleName }
          return (
            <Cell
              key={`${keyOf(rule)} ${subjectId}`}
              title={<RuleName rule={rule} plans={sheet.asOf.plans} />}
              note={subjectId === school?.id ? words : `${subjectName}：${words}`}
              value={
                <View className={daysLeft < 0 ? styles.overdue : undefined}>{daysInWords(daysLeft)}</View>
              }
              url={routes.proof(ruleId, subjectId, seenOf(rule, seen))}
            />
          )
        })}
      </Folded>
    </CellGroup>
  )
}

function daysInWords(daysLeft: number): string {
  if (daysLeft < 0) return `过了 ${-daysLeft} 天`
  return daysLeft === 0 ? '今天' : `还有 ${daysLeft} 天`
}
