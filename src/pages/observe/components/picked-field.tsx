import { Field } from '@/components/form/field'
import { Picked } from '@/components/form/picked'
import { Tap } from '@/components/tap'

interface PickedFieldProps {
  label: string
  words: string
  error?: string | undefined
  onTap: () => void
}

/** A field whose value is chosen in a sheet of its own. */
export function PickedField({ label, words, error, onTap }: PickedFieldProps) {
  return (
    <Field field={{ label, error }} group>
      {({ describedBy }) => (
        <Tap label={`${label}，${words || '请选择'}`} describedBy={describedBy} onTap={onTap}>
          <Picked icon="chevron-right" words={words} />
        </Tap>
      )}
    </Field>
  )
}
