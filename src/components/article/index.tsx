import { Text, View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { Heading2 } from '../elements'
import styles from './index.module.less'

type ArticleProps = PropsWithChildren<{
  title: string
  /** Who, when, to whom. */
  byline: ReactNode
  /** Line breaks are kept as typed. */
  text: string
}>

/** Something to be read rather than worked with: comfortable lines, text that can be copied. */
export function Article({ title, byline, text, children }: ArticleProps) {
  return (
    <View className={styles.article}>
      <Heading2 className={styles.title}>{title}</Heading2>
      <View className={styles.byline}>{byline}</View>
      <Text className={styles.text ?? ''} userSelect>
        {text}
      </Text>
      {children}
    </View>
  )
}
