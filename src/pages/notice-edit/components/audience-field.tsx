import { View } from '@tarojs/components'
import { CellGroup } from '@/components/cell/group'
import { cx } from '@/components/class-names'
import { FAULTY } from '@/components/form/attention'
import { Icon } from '@/components/icon'
import {
  type AudienceTree,
  audienceInWords,
  type Chosen,
  isCovered,
  isIn,
  toggled,
} from '../hooks/audience-tree'
import styles from './audience-field.module.less'
import { CheckRow } from './check-row'
import { GradeRow } from './grade-row'

interface AudienceFieldProps {
  tree: AudienceTree
  chosen: readonly Chosen[]
  error: string | undefined
  onChange: (chosen: Chosen[]) => void
}

/** Staff, all parents, or the parents of some grades and classes. */
export function AudienceField({ tree, chosen, error, onChange }: AudienceFieldProps) {
  const words = audienceInWords(chosen, tree)
  return (
    <View ariaRole="group" ariaLabel="发给谁" className={cx(error && FAULTY)}>
      <CellGroup title="发给谁" note={words && `发给${words}`}>
        {tree.whole.map((unit) => (
          <CheckRow
            key={unit.who}
            label={unit.label}
            checked={isIn(chosen, unit)}
            onTap={() => onChange(toggled(chosen, unit, tree))}
          />
        ))}
        {tree.branches.map((branch) => (
          <GradeRow
            key={branch.grade.unitId}
            branch={branch}
            isChosen={(unit) => isIn(chosen, unit)}
            isCovered={(unit) => isCovered(chosen, unit, tree)}
            onToggle={(unit) => onChange(toggled(chosen, unit, tree))}
          />
        ))}
      </CellGroup>
      <View ariaLive="polite">
        {error && (
          <View className={styles.error}>
            <Icon name="circle-alert" />
            <View>{error}</View>
          </View>
        )}
      </View>
    </View>
  )
}
