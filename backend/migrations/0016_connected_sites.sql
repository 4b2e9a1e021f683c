-- Sites that connected themselves: codes, handshakes, signing secrets.
select 1;
