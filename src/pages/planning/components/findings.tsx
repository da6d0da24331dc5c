import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { CellGroup } from '@/components/cell/group'
import { cx } from '@/components/class-names'
import { Item, List } from '@/components/elements'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { bySheet, type Finding, keyOf, placeOf } from '../hooks/checked'
import styles from './findings.module.less'

interface FindingsProps {
  findings: readonly Finding[]
  tone: 'bad' | 'warn'
  /** Goes to the place in the plan. */
  onGo?: ((finding: Finding) => void) | undefined
  /** Buttons that belong to one finding. */
  actions?: ((finding: Finding) => ReactNode) | undefined
}

/** Everything that is wrong or doubtful, sheet by sheet: where, what, and what would be right. */
export function Findings({ findings, tone, onGo, actions }: FindingsProps) {
  return bySheet(findings).map(({ sheet, findings: each }) => (
    <CellGroup key={sheet} title={`${sheet} · ${each.length} 处${tone === 'bad' ? '要改' : '提醒'}`}>
      <List>
        {each.map((finding) => (
          <Item key={`${keyOf(finding)} ${finding.line}`} className={styles.item}>
            <Told finding={finding} tone={tone} onGo={onGo} />
            {actions && <View className={styles.actions}>{actions(finding)}</View>}
          </Item>
        ))}
      </List>
    </CellGroup>
  ))
}

function Told({ finding, tone, onGo }: Pick<FindingsProps, 'tone' | 'onGo'> & { finding: Finding }) {
  const place = placeOf(finding)
  const words = (
    <View className={styles.row}>
      <Icon name={tone === 'bad' ? 'circle-x' : 'circle-alert'} className={cx(styles.icon, styles[tone])} />
      <View className={styles.words}>
        {place && <View className={styles.place}>{place}</View>}
        {finding.found && <View className={styles.found}>写的是“{finding.found}”</View>}
        <View>{finding.fault}</View>
        <View className={styles.remedy}>{finding.remedy}</View>
      </View>
      {onGo && finding.line !== null && <Icon name="chevron-right" className={styles.chevron} />}
    </View>
  )
  if (!onGo || finding.line === null) return <View className={styles.told}>{words}</View>
  return (
    <Tap className={cx(styles.told, styles.tappable)} onTap={() => onGo(finding)}>
      {words}
    </Tap>
  )
}
