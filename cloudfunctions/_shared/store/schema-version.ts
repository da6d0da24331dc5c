/** The last migration that this program was written for: the tables it serves with have it as theirs. */
export const SCHEMA_VERSION = '0049_hears_once.sql'
