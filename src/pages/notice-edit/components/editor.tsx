import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { useAttention } from '@/components/form/attention'
import { goTo } from '@/components/tap/navigate'
import { toast } from '@/components/toast/store'
import { dayInWords, momentInWords } from '@/frame/in-words'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { removeUploadsOf } from '@/services/uploads/uploads'
import { useWide } from '@/theme/use-wide'
import { audienceInWords, chosenOf, reachInWords, treeOf } from '../hooks/audience-tree'
import { ANEW, type Begun } from '../hooks/begun'
import { useFiles } from '../hooks/files'
import { actionInWords, DONE, planInWords } from '../hooks/outcome'
import { usePublishing } from '../hooks/publishing'
import { useSavingItself } from '../hooks/saving-itself'
import { useWriting } from '../hooks/writing'
import { AsRead } from './as-read'
import styles from './editor.module.less'
import { Fields } from './fields'
import { KeptLine } from './kept-line'
import { LastLook } from './last-look'
import { Told } from './told'

interface EditorProps {
  begun: Begun
  /** Goes on with this as another announcement. */
  onAnew: (begun: Begun) => void
}

export function Editor({ begun, onAnew }: EditorProps) {
  const me = useSession()
  const wide = useWide()
  const audiences = useQuery('notice.audiences', {})
  const writing = useWriting(begun)
  const publishing = usePublishing(writing)
  const [looking, look] = useState(false)
  const { attention, drawAttention } = useAttention()
  const { id, content } = writing
  const files = useFiles(id, writing.revision !== null)
  // Saved, it would be a draft again: it stays where it is until it is handed in anew.
  const held = begun.state === 'awaiting' || begun.state === 'scheduled'
  useSavingItself(writing, !held && !publishing.busy)

  const units = audiences.data?.units
  const tree = treeOf(units ?? [], me?.school.id ?? '')
  const only = units?.length === 1 ? units[0] : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: once it is known whom alone the person may address
  useEffect(() => {
    if (only && content.audience.length === 0) writing.change({ audience: [chosenOf(only)] })
  }, [only])

  const needsApproval = audiences.data?.needsApproval ?? false
  const action = actionInWords(content, needsApproval)
  const audience = audienceInWords(content.audience, tree)
  const asRead = <AsRead content={content} audience={audience} files={files.names} />
  const lookOnce = () => {
    const complete = publishing.check()
    look(complete)
    if (!complete) drawAttention()
  }
  const publish = async () => {
    const outcome = await publishing.publish()
    if (!outcome.done) return drawAttention()
    toast(DONE[outcome.value.state] ?? '已保存。')
    await goTo(routes.notice(id), 'replace')
  }
  const begin = (anew: Begun) => {
    writing.finish()
    onAnew(anew)
  }
  const giveUp = () => {
    if (begun.id !== undefined) return begin(begun)
    void removeUploadsOf(id)
    begin(ANEW)
  }
  const reopen = async () => {
    const outcome = await writing.save()
    if (outcome.done && outcome.value !== null)
      begin({ id, content, revision: outcome.value, state: 'draft' })
  }
  return (
    <Page
      title={begun.id === undefined ? '写公告' : '修改公告'}
      home={routes.notices()}
      narrow={!wide}
      footer={
        <Button look="primary" busy={writing.busy && looking} onTap={lookOnce}>
          {wide ? action : `预览并${action}`}
        </Button>
      }
    >
      <Told writing={writing} state={begun.state} onDiscard={giveUp} onReopen={() => void reopen()} />
      <View className={styles.desk}>
        <View className={styles.writing}>
          <Fields
            content={content}
            faults={publishing.faults}
            attention={attention}
            audiences={audiences}
            tree={tree}
            only={only}
            files={files}
            held={held}
            onChange={publishing.change}
          />
          <KeptLine writing={writing} held={held} />
        </View>
        {wide && (
          <View className={styles.beside}>
            <View className={styles.caption}>收到的人看到的样子</View>
            {asRead}
          </View>
        )}
      </View>
      {looking && Object.keys(publishing.faults).length === 0 && (
        <LastLook
          id={id}
          publishing={publishing}
          plan={[
            `发给${audience}（${reachInWords(content.audience, tree)}）。`,
            ...planInWords(content, needsApproval, {
              moment: momentInWords,
              day: (date) => dayInWords(date, me?.today ?? ''),
            }),
          ]}
          action={action}
          waits={writing.busy ? '正在保存草稿。' : files.waits}
          onPublish={() => void publish()}
          onAnew={() => begin({ ...ANEW, content })}
          onClose={() => look(false)}
        >
          {!wide && asRead}
        </LastLook>
      )}
    </Page>
  )
}
