import { useState } from 'react'
import { SearchField } from '@/components/form/search-field'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { HelpSection } from './components/help-section'

/** How a plan is written, to look things up in. */
export default function PlanHelp() {
  const me = useSession()
  const staff = me?.may.logObservation ?? false
  const query = useQuery('plan.help', {}, { when: staff })
  const [words, setWords] = useState('')
  const wanted = words.trim().toLowerCase()
  if (!staff) return <StaffPage title="怎么写计划" />
  return (
    <Page title="怎么写计划" home={routes.planning()} narrow onRefresh={query.reload}>
      <SearchField label="找一个词，例如：对象、每周、力争" value={words} onChange={setWords} />
      <Answered query={query} loadingRows={8}>
        {({ sections }) => {
          const found = sections.filter(
            ({ title, markdown }) => wanted === '' || `${title}\n${markdown}`.toLowerCase().includes(wanted),
          )
          return found.length === 0 ? (
            <Empty icon="search" title="没有找到" text="换一个说法试试，例如“对象”“周期”“要求”。" />
          ) : (
            found.map((section, index) => (
              <HelpSection
                key={`${section.title} ${wanted !== '' && found.length <= 3}`}
                section={section}
                openAtFirst={wanted === '' ? index === 0 : found.length <= 3}
              />
            ))
          )
        }}
      </Answered>
    </Page>
  )
}
