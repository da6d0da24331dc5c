import { View } from '@tarojs/components'
import { isWithin } from '#core/report/clause-tree'
import { cx } from '@/components/class-names'
import { Item, List, Navigation } from '@/components/elements'
import { Tap } from '@/components/tap'
import type { Chapter } from '../matching'
import { RolledUp } from './rolled-up'
import styles from './tree.module.less'

interface TreeProps {
  chapters: readonly Chapter[]
  chosen: string
  onChoose: (clause: string) => void
}

/** Beside the text on a wide screen: chapters with their counts, and of the chosen one its clauses. */
export function Tree({ chapters, chosen, onChoose }: TreeProps) {
  return (
    <Navigation className={styles.tree} aria-label="条款">
      <List>
        {chapters.map(({ top, found }) => {
          const open = isWithin(chosen, top.number)
          const below = found.filter(({ clause }) => clause.number !== top.number)
          return (
            <Item key={top.number}>
              <Tap
                className={cx(styles.node, chosen === top.number && styles.here)}
                current={chosen === top.number}
                expanded={below.length > 0 ? open : undefined}
                onTap={() => onChoose(top.number)}
              >
                <View className={styles.title}>
                  {top.number} {top.title}
                </View>
                <RolledUp counts={top.counts} />
              </Tap>
              {open && below.length > 0 && (
                <List className={styles.below}>
                  {below.map(({ clause }) => (
                    <Item key={clause.number}>
                      <Tap
                        className={cx(styles.node, chosen === clause.number && styles.here)}
                        current={chosen === clause.number}
                        onTap={() => onChoose(clause.number)}
                      >
                        <View>
                          {clause.number} {clause.title}
                        </View>
                        <RolledUp counts={clause.counts} />
                      </Tap>
                    </Item>
                  ))}
                </List>
              )}
            </Item>
          )
        })}
      </List>
    </Navigation>
  )
}
