import { Button } from '.'

/** On wide screens only, and those are browsers. */
export function PrintButton() {
  return (
    <Button compact icon="printer" onTap={() => window.print()}>
      打印
    </Button>
  )
}
