import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Folded } from '@/components/folded'
import { Chip } from '@/components/status/chip'
import { dateInWords } from '@/frame/in-words'
import { seenOf } from '@/frame/promises/promised'
import { RuleName } from '@/frame/promises/rule-name'
import { routes, type Seen } from '@/frame/routes'
import { useSession } from '@/services/session'
import { type DeadlineGroup, daysInWords, deadlineGroups, subjectsInWords } from '../deadline-groups'
import styles from './due.module.less'

type Sheet = Output<'standing.school'>

const SHOWN = 6

/** What is to be handed in or done by a day within the next two weeks, or was to be. */
export function Deadlines({ sheet, seen }: { sheet: Sheet; seen: Seen }) {
  const groups = deadlineGroups(sheet.open.deadlines)
  const schoolId = useSession()?.school.id
  if (groups.length === 0) return null
  return (
    <CellGroup title={`限期的事 · ${groups.length} 项`} note="已经过期的，和 14 天内到期的。">
      <Folded shown={SHOWN} moreInWords={(hidden) => `还有 ${hidden} 项`}>
        {groups.map((group) => {
          const { key, planId, ruleId, ruleName, dueOn, daysLeft } = group
          const rule = { planId, id: ruleId, name: ruleName }
          const day = `${dateInWords(dueOn, sheet.asOf.date)}到期`
          return (
            <Cell
              key={key}
              title={
                <View className={styles.head}>
                  <RuleName rule={rule} plans={sheet.asOf.plans} />
                  <Chip
                    tone={daysLeft < 0 ? 'missed' : 'behind'}
                    icon={daysLeft < 0 ? 'circle-alert' : 'clock'}
                  >
                    {daysInWords(daysLeft)}
                  </Chip>
                </View>
              }
              note={[day, subjectsInWords(group, schoolId)].filter(Boolean).join('：')}
              url={urlOf(group, seen)}
            />
          )
        })}
      </Folded>
    </CellGroup>
  )
}

/** Of one alone its proof, of several the promise with all of them. */
function urlOf({ planId, ruleId, subjects }: DeadlineGroup, seen: Seen): string {
  const rule = { planId, id: ruleId }
  const [first, ...others] = subjects
  if (!first || others.length > 0) return routes.rule(ruleId, seenOf(rule, seen))
  return routes.proof(ruleId, first.subjectId, seenOf(rule, seen))
}
