import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { toast } from '@/components/toast/store'
import { type Person, PersonSheet } from '@/form'
import type { Session } from '../hooks/session'
import styles from './guests.module.less'

/** Colleagues from other groups; people from outside the school are named in the form's own field. */
export function Guests({ session: { draft, expected, change } }: { session: Session }) {
  const [open, setOpen] = useState(false)
  const add = ({ id, name }: Person) => {
    setOpen(false)
    if (expected?.some((who) => who.id === id)) return toast(`${name}在应到名单里，不用再加`, 'bad')
    change({
      guests: [...draft.guests.filter((each) => each !== id), id],
      names: { ...draft.names, [id]: name },
    })
  }
  return (
    <View className={styles.guests}>
      {draft.guests.map((id) => (
        <Tap
          key={id}
          label={`去掉列席的${draft.names[id] ?? '老师'}`}
          className={styles.guest}
          onTap={() => change({ guests: draft.guests.filter((each) => each !== id) })}
        >
          <View>{draft.names[id] ?? '列席的老师'}</View>
          <Icon name="x" className={styles.cross} />
        </Tap>
      ))}
      <Button look="text" compact icon="plus" onTap={() => setOpen(true)}>
        添加列席的本校老师
      </Button>
      {open && <PersonSheet title="谁来列席" onChoose={add} onClose={() => setOpen(false)} />}
    </View>
  )
}
