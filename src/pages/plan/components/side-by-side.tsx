import { View } from '@tarojs/components'
import { isWithin } from '#core/report/clause-tree'
import { cx } from '@/components/class-names'
import { Heading2, Section } from '@/components/elements'
import type { Chapter } from '../matching'
import { Clause } from './clause'
import { RolledUp } from './rolled-up'
import styles from './side-by-side.module.less'
import { Tree } from './tree'

interface SideBySideProps {
  chapters: readonly Chapter[]
  clause: string | undefined
  narrowed: boolean
  onChoose: (clause: string) => void
}

/** On a wide screen: the tree, and beside it the chosen clause, or everything found; on paper the whole. */
export function SideBySide({ chapters, clause, narrowed, onChoose }: SideBySideProps) {
  const numbers = chapters.flatMap(({ top, found }) => [
    top.number,
    ...found.map((each) => each.clause.number),
  ])
  const chosen =
    clause !== undefined && numbers.includes(clause) ? clause : narrowed ? '' : (numbers[0] ?? '')
  const shows = (number: string) => chosen === '' || isWithin(number, chosen)
  return (
    <View className={styles.columns}>
      <Tree chapters={chapters} chosen={chosen} onChoose={onChoose} />
      <View>
        {chapters.map(({ top, found }) => (
          <Section
            key={top.number}
            className={cx(styles.chapter, !found.some((each) => shows(each.clause.number)) && styles.paper)}
          >
            <View className={styles.head}>
              <Heading2 className={styles.title}>
                {top.number} {top.title}
              </Heading2>
              <RolledUp counts={top.counts} />
            </View>
            {found.map((each) => (
              <View key={each.clause.number} className={shows(each.clause.number) ? undefined : styles.paper}>
                <Clause found={each} headed={each.clause.number === top.number} />
              </View>
            ))}
          </Section>
        ))}
      </View>
    </View>
  )
}
