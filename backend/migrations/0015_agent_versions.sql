-- Agents with drafts and published versions, exams, notices.
select 1;
