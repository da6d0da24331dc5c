/** The last migration that this program was written for: the tables it serves with have it as theirs. */
export const SCHEMA_VERSION = '0045_in_one_statement.sql'
