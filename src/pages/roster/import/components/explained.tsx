import { View } from '@tarojs/components'
import { EXPLANATION } from '#core/roster/write/explanation'
import { CellGroup } from '@/components/cell/group'
import { Item } from '@/components/elements'
import { Folded } from '@/components/folded'
import styles from './explained.module.less'

const SHOWN = 4

/** As the workbook itself explains it. */
export function Explained() {
  return (
    <CellGroup title="怎么填">
      <Folded shown={SHOWN} list moreInWords={(hidden) => `还有 ${hidden} 条`}>
        {EXPLANATION.map((words) => (
          <Item key={words} className={styles.line}>
            <View>{words}</View>
          </Item>
        ))}
      </Folded>
    </CellGroup>
  )
}
