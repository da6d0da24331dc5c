import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { cx } from '@/components/class-names'
import { Heading3 } from '@/components/elements'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { routes } from '@/frame/routes'
import { helpInWords } from '../summary'
import styles from './need-help.module.less'

type Sheet = Output<'standing.school'>

const SHOWN_AT_FIRST = 5

/** By name and in the order of the roster: whom to talk to, never who is worst. */
export function NeedHelp({ sheet }: { sheet: Sheet }) {
  const concerned = sheet.promises.filter(({ rule }) =>
    sheet.needHelp.some((each) => each.ruleId === rule.id),
  )
  if (concerned.length === 0) {
    return (
      <CellGroup title="需要帮助">
        <Cell title="没有人落下进度" />
      </CellGroup>
    )
  }
  return (
    <CellGroup title={helpInWords(sheet) || '需要帮助'}>
      {concerned.map(({ rule }) => (
        <Behind
          key={rule.id}
          rule={rule}
          week={sheet.week.number}
          subjects={sheet.needHelp.filter((each) => each.ruleId === rule.id)}
        />
      ))}
    </CellGroup>
  )
}

interface BehindProps {
  rule: Sheet['promises'][number]['rule']
  week: number
  subjects: Sheet['needHelp']
}

function Behind({ rule, week, subjects }: BehindProps) {
  const [all, showAll] = useState(false)
  const folds = (index: number) => !all && index >= SHOWN_AT_FIRST
  const hidden = all ? 0 : Math.max(0, subjects.length - SHOWN_AT_FIRST)
  return (
    <View className={styles.behind}>
      <Heading3 className={styles.rule}>{rule.name}</Heading3>
      {subjects.map(({ subjectId, subjectName, groupName, words }, index) => (
        <Tap
          key={subjectId}
          className={cx(styles.subject, folds(index) && styles.folded)}
          url={routes.proof(rule.id, subjectId, week)}
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
