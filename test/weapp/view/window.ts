import type { template } from 'glass-easel'
import type { FromView, NodeQuery, OpenPicker, PickerAnswer, ToView } from '../protocol'

/** What the view offers to the harness, and what the harness puts into the page before the view starts. */
declare global {
  interface Window {
    weappTemplates: template.ProcGenGroupList
    weappStyles: { app: string; pages: Record<string, string> }
    weappToLogic(message: FromView): Promise<void>
    weappView: {
      receive(messages: ToView[]): void
      measure(queries: NodeQuery[]): unknown[]
      openPicker(element: Element): OpenPicker
      answerPicker(element: Element, answer: PickerAnswer): void
      countNodes(): number
      /** Messages sent to the logic layer so far, so that the harness knows when it has heard them all. */
      sent(afterFrames: boolean): Promise<number>
    }
  }
}
