import { View } from '@tarojs/components'
import { Article } from '@/components/article'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { Banner } from '@/components/states/banner'
import { routes } from '@/frame/routes'
import { CallProblem } from '@/services/faults'
import { type AudienceTree, audienceInWords } from '../hooks/audience-tree'
import type { NoticeForm } from '../hooks/notice-form'

interface PreviewProps {
  open: boolean
  form: NoticeForm
  tree: AudienceTree
  publisher: string
  onPublish: () => void
  onAnew: () => void
  onClose: () => void
}

/** The last look: as it will be read, and by whom. */
export function Preview({ open, form, tree, publisher, onPublish, onAnew, onClose }: PreviewProps) {
  const { draft, fault, busy } = form
  const { title, text, audience } = draft.content
  // Published before, the reply was lost, and then it was changed: the two are different announcements.
  const isOutAlready = fault instanceof CallProblem && fault.problem.code === 'idTaken'
  return (
    <Sheet
      open={open}
      title="发布前再看一遍"
      onClose={onClose}
      footer={
        isOutAlready ? (
          <>
            <Button url={routes.notice(draft.recordId)}>看已发布的</Button>
            <Button look="primary" onTap={onAnew}>
              另发一条
            </Button>
          </>
        ) : (
          <>
            <Button onTap={onClose}>返回修改</Button>
            <Button look="primary" busy={busy} onTap={onPublish}>
              {busy ? '正在发布' : '发布'}
            </Button>
          </>
        )
      }
    >
      {isOutAlready && <Banner tone="warn">上一次其实已经发布了，后来改动的内容没有发出。</Banner>}
      {fault && !isOutAlready && (
        <Banner tone="warn">
          {fault.message}
          {!(fault instanceof CallProblem) && '不能确定是否已经发出；再点一次“发布”，也只会发出一条。'}
        </Banner>
      )}
      <Article
        title={title.trim()}
        text={text}
        byline={
          <>
            <View>{publisher} · 现在发布</View>
            <View>发给{audienceInWords(audience, tree)}</View>
          </>
        }
      />
    </Sheet>
  )
}
