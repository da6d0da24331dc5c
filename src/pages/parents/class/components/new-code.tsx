import { View } from '@tarojs/components'
import { useState } from 'react'
import { addDays, type CivilDate } from '#core/calendar/civil-date'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { DateField } from '@/components/form/date-field'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { schoolToday, useSession } from '@/services/session'
import styles from './class-code.module.less'

const SUGGESTED_DAYS = 30
const MOST_DAYS = 365

/** Opens the class to parents until a day: to the end of the term, unless one says otherwise. */
export function NewCode({ classId, onMade }: { classId: string; onMade: () => Promise<void> }) {
  const today = schoolToday()
  const endOfTerm = useSession()?.term?.endOn ?? ''
  const [lastOn, setLastOn] = useState<CivilDate | ''>(
    endOfTerm > today ? endOfTerm : addDays(today, SUGGESTED_DAYS),
  )
  const open = useAction(async () => {
    await call('parent.openCode', { classId, lastOn })
    await onMade()
  })
  return (
    <CellGroup
      title="班级码"
      note="家长用班级码申请加入，由您确认。班级码只用来申请，别人拿到也看不到班里的任何内容。"
    >
      <DateField
        label="有效到"
        value={lastOn}
        onChange={setLastOn}
        min={today}
        max={addDays(today, MOST_DAYS)}
        error={open.fault?.message}
      />
      <View className={styles.make}>
        <Button look="primary" busy={open.busy} disabled={lastOn === ''} onTap={() => void open.run()}>
          生成班级码
        </Button>
      </View>
    </CellGroup>
  )
}
