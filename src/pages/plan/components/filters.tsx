import { View } from '@tarojs/components'
import { cx } from '@/components/class-names'
import { SearchField } from '@/components/form/search-field'
import { StatusFilter } from '@/components/status/filter'
import { Tap } from '@/components/tap'
import { useSession } from '@/services/session'
import type { Filter, PlanShown } from '../matching'
import styles from './filters.module.less'

interface FiltersProps {
  plan: PlanShown
  filter: Filter
  onChange: (some: Partial<Filter>) => void
}

export function Filters({ plan, filter, onChange }: FiltersProps) {
  const sees = useSession()?.may.seeWeek
  return (
    <View className={styles.filters}>
      <View className={styles.search}>
        <SearchField
          label="找条款、承诺或部门"
          value={filter.words}
          onChange={(words) => onChange({ words })}
        />
      </View>
      <View className={styles.statuses}>
        {sees !== 'school' && (
          <Tap
            pressed={filter.own}
            className={cx(styles.own, filter.own && styles.on)}
            onTap={() => onChange({ own: !filter.own })}
          >
            {sees === 'group' ? '只看本组' : '只看我的'}
          </Tap>
        )}
        <StatusFilter
          counts={plan.counts}
          unit="项"
          chosen={filter.status}
          onChoose={(status) => onChange({ status })}
        />
      </View>
    </View>
  )
}
