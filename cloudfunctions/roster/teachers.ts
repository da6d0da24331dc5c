import { operation } from '../_shared/endpoint/operation'
import { staffPage } from './staff'

export const teachers = operation('roster.teachers', (asked, context) =>
  staffPage(asked, context.caller.personId, context),
)
