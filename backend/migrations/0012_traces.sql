-- Traces, spans and scores.
select 1;
