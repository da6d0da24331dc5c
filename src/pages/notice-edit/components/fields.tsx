import { CellGroup } from '@/components/cell/group'
import { Form } from '@/components/form/form'
import { TextArea } from '@/components/form/text-area'
import { Answered } from '@/frame/answered'
import type { Query } from '@/services/query'
import type { Audience, AudienceTree } from '../hooks/audience-tree'
import { LONGEST, type NoticeContent } from '../hooks/content'
import type { FieldFaults } from '../hooks/faults'
import type { NoticeFiles } from '../hooks/files'
import { AudienceField } from './audience-field'
import { FilesField } from './files-field'
import { Options } from './options'

interface FieldsProps {
  content: NoticeContent
  faults: FieldFaults
  attention: number
  audiences: Query<'notice.audiences'>
  tree: AudienceTree
  only: Audience | undefined
  files: NoticeFiles
  /** Handed in or waiting for its time: its files stay as they are. */
  held: boolean
  onChange: (change: Partial<NoticeContent>) => void
}

export function Fields(props: FieldsProps) {
  const { content, faults, attention, audiences, tree, only, files, held, onChange } = props
  return (
    <Form label="公告" attention={attention}>
      <CellGroup>
        <TextArea
          label="标题"
          placeholder="一句话说清是什么事"
          rows={1}
          value={content.title}
          maxLength={LONGEST.title}
          keepsAll
          error={faults.title}
          onChange={(title) => onChange({ title: title.replace(/\n/g, '') })}
        />
        <TextArea
          label="正文"
          placeholder="什么时间、在哪里、要做什么"
          rows={8}
          value={content.text}
          maxLength={LONGEST.text}
          keepsAll
          error={faults.text}
          onChange={(text) => onChange({ text })}
        />
      </CellGroup>
      <Answered query={audiences}>
        {() => (
          <AudienceField
            tree={tree}
            chosen={content.audience}
            only={only}
            error={faults.audience}
            onChange={(audience) => onChange({ audience })}
          />
        )}
      </Answered>
      {!held && <FilesField files={files} />}
      <Options content={content} faults={faults} onChange={onChange} />
    </Form>
  )
}
