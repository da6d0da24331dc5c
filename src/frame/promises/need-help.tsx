import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { cx } from '@/components/class-names'
import { Heading3 } from '@/components/elements'
import { Folded } from '@/components/folded'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { routes, type Seen } from '../routes'
import { helpInWords } from './in-words'
import styles from './need-help.module.less'
import { keyOf, type Promised, seenOf } from './promised'
import { RuleName } from './rule-name'

type Sheet = Pick<Output<'standing.school'>, 'promises' | 'needHelp' | 'asOf'>
type Help = Sheet['needHelp'][number]

const isOf = (rule: Promised['rule']) => (each: Help) =>
  each.planId === rule.planId && each.ruleId === rule.id

const RULES_SHOWN = 6
const SHOWN_AT_FIRST = 4

/** By name and in the order of the roster: whom to talk to, never who is worst. */
export function NeedHelp({ sheet, seen }: { sheet: Sheet; seen: Seen }) {
  const concerned = sheet.promises.filter(({ rule }) => sheet.needHelp.some(isOf(rule)))
  if (concerned.length === 0) {
    return (
      <CellGroup title="需要帮助">
        <Cell title="没有人落下进度" />
      </CellGroup>
    )
  }
  return (
    <CellGroup title={helpInWords(sheet) || '需要帮助'}>
      <Folded shown={RULES_SHOWN} moreInWords={(hidden) => `还有 ${hidden} 项承诺`}>
        {concerned.map(({ rule }) => (
          <Behind
            key={keyOf(rule)}
            rule={rule}
            plans={sheet.asOf.plans}
            seen={seen}
            subjects={sheet.needHelp.filter(isOf(rule))}
          />
        ))}
      </Folded>
    </CellGroup>
  )
}

interface BehindProps {
  rule: Promised['rule']
  plans: Sheet['asOf']['plans']
  seen: Seen
  subjects: readonly Help[]
}

function Behind({ rule, plans, seen, subjects }: BehindProps) {
  const [all, showAll] = useState(false)
  const folds = (index: number) => !all && index >= SHOWN_AT_FIRST
  const hidden = all ? 0 : Math.max(0, subjects.length - SHOWN_AT_FIRST)
  return (
    <View className={styles.behind}>
      <Heading3 className={styles.rule}>
        <RuleName rule={rule} plans={plans} />
      </Heading3>
      {subjects.map(({ subjectId, subjectName, groupName, words }, index) => (
        <Tap
          key={subjectId}
          className={cx(styles.subject, folds(index) && styles.folded)}
          url={routes.proof(rule.id, subjectId, seenOf(rule, seen))}
        >
          <View className={styles.row}>
            <View className={styles.facts}>
              <View className={styles.who}>
                <View className={styles.name}>{rule.level === 'school' ? '全校' : subjectName}</View>
                <View className={styles.group}>{groupName}</View>
              </View>
              <View className={styles.words}>{words}</View>
            </View>
            <Icon name="chevron-right" className={styles.chevron} />
          </View>
        </Tap>
      ))}
      {hidden > 0 && (
        <Tap className={styles.more} onTap={() => showAll(true)}>
          还有 {hidden} {rule.level === 'person' ? '位' : '个'}，全部显示
        </Tap>
      )}
    </View>
  )
}
