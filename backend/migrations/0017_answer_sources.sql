-- What answers draw on beside knowledge: memory, tools, synonyms.
select 1;
