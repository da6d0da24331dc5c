import type { Seen } from '@/frame/routes'
import type { Proof } from '../../proof'
import { Coverage } from './coverage'
import { Distinct } from './distinct'
import { Fact } from './fact'
import { Points } from './points'
import { Ratio } from './ratio'

interface MakeUpProps {
  proof: Proof
  seen: Seen
}

/** What a number that is worked out is made of; a number counted record by record is its records. */
export function MakeUp({ proof, seen }: MakeUpProps) {
  const { makeUp } = proof
  switch (makeUp?.kind) {
    case 'ratio':
      return <Ratio makeUp={makeUp} />
    case 'coverage':
      return <Coverage makeUp={makeUp} unit="次" />
    case 'distinct':
      return <Distinct makeUp={makeUp} unit={proof.rule.unit} />
    case 'points':
      return <Points makeUp={makeUp} proof={proof} seen={seen} />
    case 'fact':
      return <Fact makeUp={makeUp} />
    case undefined:
      return null
  }
}
