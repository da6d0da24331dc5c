import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { cx } from '@/components/class-names'
import { Heading2, Section } from '@/components/elements'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { Blocks } from './blocks'
import styles from './help-section.module.less'

interface HelpSectionProps {
  section: Output<'plan.help'>['sections'][number]
  openAtFirst: boolean
}

export function HelpSection({ section: { level, title, markdown }, openAtFirst }: HelpSectionProps) {
  const [open, setOpen] = useState(openAtFirst)
  return (
    <Section className={cx(styles.section, level > 2 && styles.below)}>
      <Heading2>
        <Tap className={styles.head} expanded={open} onTap={() => setOpen(!open)}>
          <View className={styles.row}>
            <View className={styles.title}>{title}</View>
            <Icon name={open ? 'chevron-down' : 'chevron-right'} className={styles.fold} />
          </View>
        </Tap>
      </Heading2>
      {open && (
        <View className={styles.body}>
          <Blocks markdown={markdown} />
        </View>
      )}
    </Section>
  )
}
