import { View } from '@tarojs/components'
import { useState } from 'react'
import { isWithin } from '#core/report/clause-tree'
import { Heading2, Section } from '@/components/elements'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import type { Chapter } from '../matching'
import styles from './chapters.module.less'
import { Clause } from './clause'
import { RolledUp } from './rolled-up'

interface ChaptersProps {
  chapters: readonly Chapter[]
  /** The clause that the page was opened for. */
  clause: string | undefined
  /** What is looked for stands open. */
  narrowed: boolean
}

/** On a phone: chapters that fold, with their clauses inside. */
export function Chapters({ chapters, clause, narrowed }: ChaptersProps) {
  return chapters.map((chapter) => (
    <Folding
      key={`${chapter.top.number} ${narrowed}`}
      chapter={chapter}
      openAtFirst={narrowed || (clause !== undefined && isWithin(clause, chapter.top.number))}
    />
  ))
}

/** What is found at once: WeChat has a page of a thousand elements at most. */
const MOST_CLAUSES = 12

function Folding({ chapter: { top, found }, openAtFirst }: { chapter: Chapter; openAtFirst: boolean }) {
  const [open, setOpen] = useState(openAtFirst)
  const [all, showAll] = useState(false)
  const shown = all ? found : found.slice(0, MOST_CLAUSES)
  return (
    <Section className={styles.chapter}>
      <Heading2>
        <Tap className={styles.head} expanded={open} onTap={() => setOpen(!open)}>
          <View className={styles.row}>
            <View className={styles.words}>
              <View className={styles.title}>
                {top.number} {top.title}
              </View>
              <RolledUp counts={top.counts} />
            </View>
            <Icon name={open ? 'chevron-down' : 'chevron-right'} className={styles.fold} />
          </View>
        </Tap>
      </Heading2>
      {open &&
        shown.map((each) => (
          <Clause key={each.clause.number} found={each} headed={each.clause.number === top.number} />
        ))}
      {open && shown.length < found.length && (
        <Tap className={styles.more} onTap={() => showAll(true)}>
          还有 {found.length - shown.length} 条，全部显示
        </Tap>
      )}
    </Section>
  )
}
