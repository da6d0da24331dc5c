import { addGlobalErrorListener, addGlobalWarningListener, ComponentSpace } from 'glass-easel'
import { type Builtin, defineBuiltin } from './builtin'
import { BUILTIN_TEMPLATES } from './builtin-templates'
import { sendToLogic } from './channel'
import { checkbox, checkboxGroup, radio, radioGroup, switchControl } from './choices'
import { image, richText, scrollView } from './containers'
import { button, form, label } from './form'
import { pageMeta } from './page-meta'
import { picker } from './picker'
import { input, textarea } from './text-field'

const FIELDS: Builtin[] = [input, textarea, picker, switchControl, checkbox, checkboxGroup, radio, radioGroup]
const OTHERS: Builtin[] = [button, form, label, scrollView, image, richText, pageMeta]

/** Where templates find their components: WeChat's own, and the app's as they are defined. */
export const space = new ComponentSpace()
space.updateComponentOptions({ writeIdToDOM: true, writeFieldsToNode: false })

const behaving = new Map([...FIELDS, ...OTHERS].map((builtin) => [builtin.tag, builtin]))
for (const tag of Object.keys(BUILTIN_TEMPLATES)) defineBuiltin(space, behaving.get(tag) ?? { tag })

// Taro's templates name every attribute WeChat knows and loop over children that text does not have.
const USUAL = ['is not a valid property', 'for-list data is neither Array nor Object']

addGlobalWarningListener((message) => {
  if (!USUAL.some((usual) => message.includes(usual))) sendToLogic({ kind: 'warning', message })
  return false
})

addGlobalErrorListener((error) => {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  sendToLogic({ kind: 'error', message })
  return false
})
