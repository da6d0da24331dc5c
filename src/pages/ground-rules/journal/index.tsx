import { useState } from 'react'
import { JOURNAL_SUBJECTS, type JournalSubject } from '#core/journal/subjects'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { ChipsField } from '@/components/form/chips-field'
import { LongList } from '@/components/long-list'
import { Empty } from '@/components/states'
import { momentInWords } from '@/frame/in-words'
import { Listed } from '@/frame/listed'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { usePages } from '@/services/pages'
import { useSession } from '@/services/session'
import { Sealed } from '../components/sealed'

const SUBJECTS = Object.entries(JOURNAL_SUBJECTS).map(([value, label]) => ({
  value: value as JournalSubject,
  label,
}))

/** What was done at the school besides records, for its leaders; the server says who that is. */
export default function Journal() {
  const me = useSession()
  const [about, choose] = useState<JournalSubject>('setting')
  const pages = usePages('journal.list', { about }, ({ acts }) => acts)
  return (
    <Page
      title="操作日志"
      subtitle={me?.school.name}
      home={routes.groundRules()}
      narrow
      onRefresh={pages.query.reload}
    >
      <CellGroup>
        <ChipsField
          label="看什么"
          options={SUBJECTS}
          value={about}
          onChange={(chosen) => chosen !== '' && choose(chosen)}
        />
      </CellGroup>
      <Listed
        pages={pages}
        loadingRows={6}
        empty={<Empty icon="clock" title={`还没有「${JOURNAL_SUBJECTS[about]}」的记录`} />}
      >
        {(acts) => (
          <CellGroup>
            <LongList items={acts}>
              {({ seq, at, actor, words, reason }) => (
                <Cell
                  key={seq}
                  title={`${actor}${words}`}
                  note={[momentInWords(at), reason && `原因：${reason}`].filter(Boolean).join(' · ')}
                />
              )}
            </LongList>
          </CellGroup>
        )}
      </Listed>
      {pages.query.data && <Sealed sealed={pages.query.data.sealed} school={me?.school.name ?? ''} />}
    </Page>
  )
}
