import type { EntryKind } from '@/frame/entry/entry-kind'
import { Fields } from './components/fields'
import { faultsIn } from './hooks/faults'
import { FORM_VERSION, formOf, type ObservationContent, type ObservationForm } from './hooks/form'
import { useObservation } from './hooks/observation'

/** An observation to the flow of entries. `wanted`: the class of the timetable whose lesson the page was opened for. */
export function observationEntry(wanted?: string): EntryKind<ObservationContent, ObservationForm> {
  return {
    words: {
      title: '记一节听课',
      correcting: '修改听课',
      mending: '修改没有提交的听课',
      again: '再记一节',
      late: '这是以前的课，算补录，等教导处核准后计入。',
    },
    version: FORM_VERSION,
    draftOf: formOf,
    useEntry(typing) {
      const observation = useObservation(typing, wanted)
      return {
        content: observation.content,
        complete: observation.complete,
        shown: observation.form,
        fields: <Fields observation={observation} />,
        hasPlaceFor: (problem) => Object.keys(faultsIn(problem)).length > 0,
      }
    },
  }
}
