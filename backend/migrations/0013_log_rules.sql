-- Saved views and rules over logs.
select 1;
