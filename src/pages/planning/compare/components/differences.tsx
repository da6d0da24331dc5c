import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { CellGroup } from '@/components/cell/group'
import { Item, List } from '@/components/elements'
import { Empty } from '@/components/states'
import { Chip } from '@/components/status/chip'
import type { Compared } from '../hooks/sides'
import styles from './differences.module.less'

type Change = Compared['clauses'][number]['change']

const LOOKS = {
  added: { tone: 'onTrack', icon: 'plus', words: '新增' },
  removed: { tone: 'missed', icon: 'minus', words: '取消' },
  changed: { tone: 'behind', icon: 'pen-line', words: '改动' },
} as const

/** Promises first: they are what people are judged by. */
export function Differences({ compared }: { compared: Compared }) {
  const { rules, clauses, settings, tables, same } = compared
  if (same)
    return <Empty icon="circle-check" title="两份计划一样" text="条款、指标、设置和各张表都没有不同。" />
  return (
    <>
      <Part title="指标" count={rules.length}>
        {rules.map(({ id, change, name, clause, words }) => (
          <Difference
            key={`${change} ${id}`}
            change={change}
            title={name}
            note={`第 ${clause} 条`}
            words={words}
          />
        ))}
      </Part>
      <Part title="条款" count={clauses.length}>
        {clauses.map(({ number, change, title, words }) => (
          <Difference
            key={`${change} ${number}`}
            change={change}
            title={`${number} ${title}`}
            words={words}
          />
        ))}
      </Part>
      <Part title="设置" count={settings.length}>
        {settings.map(({ name, before, after }) => (
          <Difference
            key={name}
            change="changed"
            title={name}
            words={[`${before || '（没有）'} → ${after || '（没有）'}`]}
          />
        ))}
      </Part>
      <Part title="其他各表" count={tables.length}>
        {tables.map(({ sheet, change, name, words }) => (
          <Difference
            key={`${sheet} ${change} ${name}`}
            change={change}
            title={name}
            note={sheet}
            words={words}
          />
        ))}
      </Part>
    </>
  )
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null
  return (
    <CellGroup title={`${title} · ${count} 处不同`}>
      <List>{children}</List>
    </CellGroup>
  )
}

interface DifferenceProps {
  change: Change
  title: string
  note?: string | undefined
  words: readonly string[]
}

function Difference({ change, title, note, words }: DifferenceProps) {
  const { words: called, ...look } = LOOKS[change]
  return (
    <Item className={styles.difference}>
      <View className={styles.head}>
        <View className={styles.title}>{title}</View>
        {note && <View className={styles.note}>{note}</View>}
        <Chip {...look}>{called}</Chip>
      </View>
      {words.map((each) => (
        <View key={each} className={styles.words}>
          {each}
        </View>
      ))}
    </Item>
  )
}
