import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Folded } from '@/components/folded'
import { Chip } from '@/components/status/chip'
import { keyOf, seenOf } from '@/frame/promises/promised'
import { RuleName } from '@/frame/promises/rule-name'
import { routes, type Seen } from '@/frame/routes'
import { useSession } from '@/services/session'
import { chipOf, openInWords } from '../due-in-words'
import styles from './due.module.less'

type Sheet = Output<'standing.school'>

const SHOWN = 8

/** What of the promises that come again falls due in the week. */
export function Due({ sheet, title, seen }: { sheet: Sheet; title: string; seen: Seen }) {
  const schoolId = useSession()?.school.id
  if (sheet.due.length === 0) return null
  return (
    <CellGroup title={`${title} · ${sheet.due.length} 项`}>
      <Folded shown={SHOWN} moreInWords={(hidden) => `还有 ${hidden} 项`}>
        {sheet.due.map((due) => {
          const rule = { planId: due.planId, id: due.ruleId, name: due.ruleName }
          const chip = chipOf(due.counts)
          const open = openInWords(due, schoolId)
          return (
            <Cell
              key={keyOf(rule)}
              title={
                <View className={styles.head}>
                  <RuleName rule={rule} plans={sheet.asOf.plans} />
                  <Chip tone={chip.tone} icon={chip.icon}>
                    {chip.words}
                  </Chip>
                </View>
              }
              note={
                <>
                  <View>{due.words}</View>
                  {open && <View className={styles.open}>{open}</View>}
                </>
              }
              url={routes.rule(due.ruleId, seenOf(rule, seen))}
            />
          )
        })}
      </Folded>
    </CellGroup>
  )
}
