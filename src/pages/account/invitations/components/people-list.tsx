import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Tick } from '@/components/form/checks-field'
import { Tap } from '@/components/tap'
import { momentInWords } from '@/frame/in-words'
import type { Inviting } from '../hooks/invite'
import styles from './people-list.module.less'
import type { Colleague } from './person-sheet'

interface PeopleListProps {
  people: readonly Colleague[]
  state: Colleague['state']
  inviting: Inviting
  onOpen: (person: Colleague) => void
}

/** Those who cannot sign in yet are ticked off to be invited together; of the others each is looked at alone. */
export function PeopleList({ people, state, inviting, onOpen }: PeopleListProps) {
  const { chosen, choose, toggle } = inviting
  if (state !== 'none') {
    return (
      <CellGroup
        note={
          state === 'joined'
            ? '点名字：手机丢了、换了微信、忘了密码，都在这里处理。'
            : '邀请码只在发出时显示一次。纸条丢了，点名字重新发一张，原来的会作废。'
        }
      >
        {people.map((person) => (
          <Cell
            key={person.personId}
            title={person.name}
            note={person.expiresAt ? `${momentInWords(person.expiresAt)} 前有效` : undefined}
            onTap={() => onOpen(person)}
          />
        ))}
      </CellGroup>
    )
  }
  const all = people.every(({ personId }) => chosen.has(personId))
  return (
    <CellGroup
      title="选要邀请的人"
      note="选好人，生成邀请码：打印成纸条发给本人，或把链接发给本人。每个码只能用一次，14 天内有效。"
      action={
        <Button compact look="text" onTap={() => choose(all ? [] : people.map(({ personId }) => personId))}>
          {all ? '全部取消' : '全选这一页'}
        </Button>
      }
    >
      {people.map(({ personId, name }) => (
        <Tap
          key={personId}
          role="checkbox"
          checked={chosen.has(personId)}
          className={styles.person}
          onTap={() => toggle(personId)}
        >
          <Tick on={chosen.has(personId)} />
          <View>{name}</View>
        </Tap>
      ))}
    </CellGroup>
  )
}
