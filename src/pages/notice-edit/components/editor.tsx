import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { useAttention } from '@/components/form/attention'
import { Form } from '@/components/form/form'
import { TextArea } from '@/components/form/text-area'
import { Banner } from '@/components/states/banner'
import { goTo } from '@/components/tap/navigate'
import { toast } from '@/components/toast/store'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { treeOf } from '../hooks/audience-tree'
import { EMPTY, type NoticeContent, useNoticeForm } from '../hooks/notice-form'
import { AudienceField } from './audience-field'
import { Preview } from './preview'
import { Restored } from './restored'

const LONGEST_TITLE = 80
const LONGEST_TEXT = 5000

interface EditorProps {
  start: NoticeContent
  /** Goes on with this content as another announcement. */
  onAnew: (start: NoticeContent) => void
}

export function Editor({ start, onAnew }: EditorProps) {
  const me = useSession()
  const form = useNoticeForm(start)
  const audiences = useQuery('notice.audiences', {})
  const [previewing, preview] = useState(false)
  const { attention, drawAttention } = useAttention()
  const { draft, faults } = form
  const { content } = draft
  const tree = treeOf(audiences.data?.units ?? [], me?.school.id ?? '')

  const look = () => {
    const complete = form.check()
    preview(complete)
    if (!complete) drawAttention()
  }
  const publish = async () => {
    if (!(await form.publish())) return drawAttention()
    toast('已发布。')
    await goTo(routes.notice(draft.recordId), 'replace')
  }
  const begin = (anew: NoticeContent) => {
    draft.drop()
    onAnew(anew)
  }
  return (
    <Page
      title="写公告"
      home={routes.notices()}
      narrow
      footer={
        <Button look="primary" onTap={look}>
          预览
        </Button>
      }
    >
      {draft.trouble && <Banner tone="warn">{draft.trouble}</Banner>}
      {draft.restoredFrom && <Restored from={draft.restoredFrom} onDiscard={() => begin(EMPTY)} />}
      <Form label="公告" attention={attention}>
        <CellGroup>
          <TextArea
            label="标题"
            rows={2}
            value={content.title}
            maxLength={LONGEST_TITLE}
            error={faults.title}
            onChange={(title) => form.change({ title: title.replace(/\n/g, '') })}
          />
          <TextArea
            label="正文"
            rows={8}
            value={content.text}
            maxLength={LONGEST_TEXT}
            error={faults.text}
            onChange={(text) => form.change({ text })}
          />
        </CellGroup>
        <Answered query={audiences}>
          {() => (
            <AudienceField
              tree={tree}
              chosen={content.audience}
              error={faults.audience}
              onChange={(audience) => form.change({ audience })}
            />
          )}
        </Answered>
      </Form>
      <Preview
        open={previewing && Object.keys(faults).length === 0}
        form={form}
        tree={tree}
        publisher={me?.person.name ?? ''}
        onPublish={() => void publish()}
        onAnew={() => begin(content)}
        onClose={() => preview(false)}
      />
    </Page>
  )
}
