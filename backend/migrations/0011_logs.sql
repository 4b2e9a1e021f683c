-- Log records: the archive, its partitions, and what intake keeps beside them.
select 1;
