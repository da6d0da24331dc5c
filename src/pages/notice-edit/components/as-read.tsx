import { View } from '@tarojs/components'
import { Article } from '@/components/article'
import { Figures } from '@/frame/notice/figures'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import type { NoticeContent } from '../hooks/content'
import { sameFigure } from '../hooks/figures'
import styles from './as-read.module.less'

interface AsReadProps {
  content: NoticeContent
  audience: string
  files: readonly string[]
}

/** The announcement as its readers will see it. */
export function AsRead({ content, audience, files }: AsReadProps) {
  const me = useSession()
  const { title, text, figures } = content
  const { data } = useQuery('notice.figures', {}, { when: figures.length > 0 })
  const told = figures.flatMap((one) => data?.figures.find((each) => sameFigure(each, one))?.figure ?? [])
  return (
    <>
      <Article
        title={title.trim() || '标题'}
        text={text || '正文会出现在这里。'}
        byline={
          <>
            <View>{me?.person.name}</View>
            {audience && <View>发给{audience}</View>}
          </>
        }
      >
        {files.length > 0 && <View className={styles.files}>附件：{files.join('、')}</View>}
      </Article>
      <Figures figures={told} />
    </>
  )
}
