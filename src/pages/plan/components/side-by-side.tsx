import { View } from '@tarojs/components'
import { isWithin } from '#core/report/clause-tree'
import { Heading2, Section } from '@/components/elements'
import { useOnPaper } from '@/theme/use-on-paper'
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
  const onPaper = useOnPaper()
  const numbers = chapters.flatMap(({ top, found }) => [
    top.number,
    ...found.map((each) => each.clause.number),
  ])
  const chosen =
    clause !== undefined && numbers.includes(clause) ? clause : narrowed ? '' : (numbers[0] ?? '')
  const shows = (number: string) => onPaper || chosen === '' || isWithin(number, chosen)
  const shown = chapters
    .map(({ top, found }) => ({ top, found: found.filter((each) => shows(each.clause.number)) }))
    .filter(({ found }) => found.length > 0)
  return (
    <View className={styles.columns}>
      <Tree chapters={chapters} chosen={chosen} onChoose={onChoose} />
      <View>
        {shown.map(({ top, found }) => (
          <Section key={top.number} className={styles.chapter}>
            <View className={styles.head}>
              <Heading2 className={styles.title}>
                {top.number} {top.title}
              </Heading2>
              <RolledUp counts={top.counts} />
            </View>
            {found.map((each) => (
              <Clause key={each.clause.number} found={each} headed={each.clause.number === top.number} />
            ))}
          </Section>
        ))}
      </View>
    </View>
  )
}
