-- That WeChat is being asked for a message is kept before it is. Where its answer could not be written down, because the host died, nobody
-- knows whether the message went out, and it is not sent again: it stays in the app, and whoever keeps the school is told.

alter table youju.reminder
  add column asking boolean not null default false,
  add check (state = 'waiting' or not asking),
  drop constraint reminder_failure_check,
  add constraint reminder_failure_check check (failure in ('later', 'wrong', 'noConsent', 'unknownUser', 'unheard'));
