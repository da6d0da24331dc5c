import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Form } from '#core/form/form'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { DateField } from '@/components/form/date-field'
import { PickedField } from '@/components/form/picked-field'
import { nameOfUnits, UnitSheet } from '@/form'
import { schoolToday, useSession } from '@/services/session'
import { type BookFilter, EVERYTHING } from '../hooks/book'
import styles from './book.module.less'

interface BookFiltersProps {
  form: Pick<Form, 'about'>
  filter: BookFilter
  onChange: (filter: BookFilter) => void
}

export function BookFilters({ form: { about }, filter, onChange }: BookFiltersProps) {
  const term = useSession()?.term
  const [open, setOpen] = useState(false)
  const kind = about === 'school' || about === 'person' ? null : about
  const narrowed = filter.unit !== null || filter.from !== '' || filter.to !== ''
  return (
    <View className={styles.filters}>
      <CellGroup
        action={
          narrowed && (
            <Button look="text" compact onTap={() => onChange(EVERYTHING)}>
              看全部
            </Button>
          )
        }
      >
        {kind && (
          <PickedField
            label={nameOfUnits(kind)}
            words={filter.unit?.name ?? '全部'}
            onTap={() => setOpen(true)}
          />
        )}
        <DateField
          label="从"
          value={filter.from}
          min={term?.startOn}
          max={filter.to || schoolToday()}
          onChange={(from) => onChange({ ...filter, from })}
        />
        <DateField
          label="到"
          value={filter.to}
          min={filter.from || term?.startOn}
          max={schoolToday()}
          onChange={(to) => onChange({ ...filter, to })}
        />
      </CellGroup>
      {open && kind && (
        <UnitSheet
          kind={kind}
          onChoose={({ id, name }) => {
            onChange({ ...filter, unit: { id, name } })
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </View>
  )
}
