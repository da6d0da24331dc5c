import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import type { Observation } from '../hooks/observation'
import styles from '../index.module.less'

export function ChosenLesson({ observation: { form, faults, unchoose } }: { observation: Observation }) {
  return (
    <CellGroup
      title="听的课"
      action={
        <Button look="text" compact onTap={unchoose}>
          更换
        </Button>
      }
    >
      <Cell
        icon="circle-check"
        title={`${form.className} ${form.subject}`}
        note={[form.teacherName, form.room].filter(Boolean).join(' · ')}
      />
      {faults.lesson && <View className={styles.error}>{faults.lesson}</View>}
    </CellGroup>
  )
}
