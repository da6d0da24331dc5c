import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { routes } from '@/frame/routes'
import type { Me } from '@/services/session'
import type { DueToday } from '../hooks/agenda'
import { useAllInOrder } from '../hooks/all-in-order'
import styles from './due-cell.module.less'

interface DueCellProps {
  due: DueToday
  me: Me
  reload: () => Promise<unknown>
}

/** A register of today: written down, or to be written down; by exception with one tap. */
export function DueCell({ due, me, reload }: DueCellProps) {
  const { form, unit, done } = due
  const order = useAllInOrder(due, me, reload)
  const note = [unit?.name, done && !done.received && '等待提交'].filter(Boolean).join(' · ') || undefined
  const entry = routes.register({ form: form.name, unit: unit?.id })
  if (done) {
    return (
      <View className={styles.due}>
        <Cell
          icon="circle-check"
          title={form.name}
          note={note}
          value="今天已登记"
          url={done.received ? routes.record(done.id) : routes.records()}
        />
        {order.said && (
          <View className={styles.ways}>
            <Button look="text" compact busy={order.busy} onTap={order.takeBack}>
              撤销「一切正常」
            </Button>
          </View>
        )}
      </View>
    )
  }
  if (!form.byException)
    return <Cell icon="pen-line" title={form.name} note={note} value="待登记" url={entry} />
  return (
    <View className={styles.due}>
      <View className={styles.head}>
        <View className={styles.name}>{form.name}</View>
        {note && <View className={styles.note}>{note}</View>}
      </View>
      <View className={styles.ways}>
        <Button
          compact
          look="primary"
          icon="check"
          busy={order.busy}
          label={`${form.name}${unit ? ` ${unit.name}` : ''}，今天一切正常`}
          onTap={order.say}
        >
          今天一切正常
        </Button>
        <Button compact url={entry} label={`${form.name}，有情况要记`}>
          有情况
        </Button>
      </View>
    </View>
  )
}
