import type { ActivityTables } from './tables/activities'
import type { JournalTables } from './tables/journal'
import type { OrganisationTables } from './tables/organisation'
import type { OwnDataTables } from './tables/own-data'
import type { PlanTables } from './tables/plans'
import type { RecordTables } from './tables/records'
import type { ReminderTables } from './tables/reminders'
import type { SuggestionTables } from './tables/suggestions'

/** The columns the application reads and writes; the migrations hold the rest. */
export interface Tables
  extends OrganisationTables,
    PlanTables,
    RecordTables,
    ActivityTables,
    JournalTables,
    OwnDataTables,
    ReminderTables,
    SuggestionTables {}
