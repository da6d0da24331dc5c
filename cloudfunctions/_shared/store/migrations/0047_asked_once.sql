-- WeChat is asked once for each message. That it is being asked is kept before it is; where a host dies before it could write down the
-- answer, nobody knows whether the message went out, and it is not sent again: it stays in the app, and whoever keeps the school is told.

alter table youju.reminder
  add column asking boolean not null default false,
  add check (state = 'waiting' or not asking),
  drop constraint reminder_failure_check,
  add constraint reminder_failure_check check (failure in ('later', 'wrong', 'noConsent', 'unknownUser', 'unheard'));
