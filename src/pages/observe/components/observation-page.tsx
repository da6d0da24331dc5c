import type { PropsWithChildren, ReactNode } from 'react'
import { Button } from '@/components/button'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/states/banner'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { faultsIn } from '../hooks/faults'
import type { Observation } from '../hooks/observation'
import { Details } from './details'
import { Special } from './special'
import { When } from './when'
import { WhichLesson } from './which-lesson'

type ObservationPageProps = PropsWithChildren<{
  title: string
  observation: Observation
  banner?: ReactNode
  /** What is wrong with keeping or sending, in words. */
  trouble?: string | undefined
  submit: { words: string; busy: boolean; disabled?: boolean; run: () => void }
}>

export function ObservationPage({
  title,
  observation,
  banner,
  trouble,
  submit,
  children,
}: ObservationPageProps) {
  const { refusal } = observation
  return (
    <Page
      title={title}
      narrow
      banner={
        <>
          {banner}
          {trouble && <Banner tone="bad">{trouble}</Banner>}
          {refusal && <Refusal problem={refusal} />}
        </>
      }
      footer={
        <Button look="primary" busy={submit.busy} disabled={submit.disabled} onTap={submit.run}>
          {submit.busy ? '正在提交' : submit.words}
        </Button>
      }
    >
      <Form label={title}>
        <When observation={observation} />
        <WhichLesson observation={observation} />
        <Details observation={observation} />
        <Special observation={observation} />
      </Form>
      {children}
    </Page>
  )
}

/** At its field when it speaks of one; a link when the way out is another record. */
function Refusal({ problem }: { problem: NonNullable<Observation['refusal']> }) {
  const { recordId } = problem.details
  const atField = Object.keys(faultsIn(problem)).length > 0
  if (typeof recordId !== 'string') return atField ? null : <Banner tone="bad">{problem.message}</Banner>
  return (
    <Banner
      tone="bad"
      action={
        <Button look="text" compact url={routes.record(recordId)}>
          打开那一条
        </Button>
      }
    >
      {problem.message}
    </Banner>
  )
}
