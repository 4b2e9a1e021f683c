-- People in the conversation: handoff, notes, tags, canned replies.
select 1;
