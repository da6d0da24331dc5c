import { View } from '@tarojs/components'
import { RECORD_KINDS, type RecordKind } from '#core/record/record'
import { CellGroup } from '@/components/cell/group'
import { ChoiceField } from '@/components/form/choice-field'
import styles from './kind-filter.module.less'

interface KindFilterProps {
  kind: RecordKind | undefined
  onChange: (kind: RecordKind | undefined) => void
}

const EVERY = 'every'
const OPTIONS = [
  { value: EVERY, label: '各类记录' },
  ...(Object.keys(RECORD_KINDS) as RecordKind[]).map((kind) => ({ value: kind, label: RECORD_KINDS[kind] })),
]

export function KindFilter({ kind, onChange }: KindFilterProps) {
  return (
    <View className={styles.filter}>
      <CellGroup>
        <ChoiceField
          label="看哪一类"
          value={kind ?? EVERY}
          options={OPTIONS}
          onChange={(chosen) => onChange(chosen === EVERY ? undefined : (chosen as RecordKind))}
        />
      </CellGroup>
    </View>
  )
}
