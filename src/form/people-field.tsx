import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Tick } from '@/components/form/checks-field'
import { PickedField } from '@/components/form/picked-field'
import { Sheet } from '@/components/sheet'
import { Tap } from '@/components/tap'
import styles from './people-field.module.less'
import { StaffFound } from './person-sheet'
import type { PickedProps } from './picked-props'
import { listIn } from './values'

/** So many names are said; of more only how many. */
const SAID = 8

export function PeopleField({ value, names, onChange, ...field }: PickedProps) {
  const [open, setOpen] = useState(false)
  const chosen = listIn(value)
  const toggle = (id: string, name: string) =>
    onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id], { [id]: name })
  return (
    <>
      <PickedField {...field} words={inWords(chosen, names)} onTap={() => setOpen(true)} />
      {open && (
        <Sheet
          open
          title={`选择${field.label}`}
          onClose={() => setOpen(false)}
          footer={
            <Button look="primary" onTap={() => setOpen(false)}>
              {chosen.length > 0 ? `选好了（${chosen.length} 人）` : '选好了'}
            </Button>
          }
        >
          <StaffFound>
            {(people) =>
              people.map(({ id, name, subject }) => (
                <Tap
                  key={id}
                  role="checkbox"
                  checked={chosen.includes(id)}
                  className={styles.line}
                  onTap={() => toggle(id, name)}
                >
                  <Tick on={chosen.includes(id)} />
                  <View className={styles.name}>{name}</View>
                  <View className={styles.subject}>{subject}</View>
                </Tap>
              ))
            }
          </StaffFound>
        </Sheet>
      )}
    </>
  )
}

function inWords(ids: readonly string[], names: PickedProps['names']): string {
  const said = ids.slice(0, SAID).map((id) => names[id] ?? '')
  const words = said.filter(Boolean).join('、')
  return ids.length > SAID ? `${words} 等 ${ids.length} 人` : words
}
