import { View } from '@tarojs/components'
import { STATUSES, type Status } from '#core/standing/judge'
import { ChoiceField } from '@/components/form/choice-field'
import type { Choice, District } from '../narrowed'
import styles from './district.module.less'

interface FiltersProps {
  district: District
  choice: Choice
  onChoose: (choice: Choice) => void
}

const EVERY = 'all'

/** Narrowing is how one finds a school; there is no order by value. */
export function Filters({ district: { clusters, rules }, choice, onChoose }: FiltersProps) {
  const options = (all: string, some: readonly (readonly [string, string])[]) => [
    { value: EVERY, label: all },
    ...some.map(([value, label]) => ({ value, label })),
  ]
  const chosen = (value: string) => (value === EVERY ? null : value)
  return (
    <View className={styles.filters}>
      {clusters.length > 0 && (
        <ChoiceField
          label="片区"
          value={choice.cluster ?? EVERY}
          options={options(
            '全学区',
            clusters.map(({ id, name }) => [id, name]),
          )}
          onChange={(value) => onChoose({ ...choice, cluster: chosen(value) })}
        />
      )}
      <ChoiceField
        label="承诺"
        value={choice.rule ?? EVERY}
        options={options(
          '全部',
          rules.map(({ rule }) => [rule.id, rule.name]),
        )}
        onChange={(value) => onChoose({ ...choice, rule: chosen(value) })}
      />
      <ChoiceField
        label="状态"
        value={choice.status ?? EVERY}
        options={options('全部', Object.entries(STATUSES))}
        onChange={(value) => onChoose({ ...choice, status: chosen(value) as Status | null })}
      />
    </View>
  )
}
