import { TextField } from '@/components/form/text-field'

/** Kept with the change in the journal. */
export function ReasonField({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  return <TextField label="原因" optional value={value} maxLength={200} onChange={onChange} />
}
