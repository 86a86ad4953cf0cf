meta;;

key; value
vote_type; Ordinal
budget; 7
max_length;3
projects;
name;cost;project_id
"two
lines";3;p1
Long one;4.0;a-long-identifier
Votes
vote;points;voter_id
p1, a-long-identifier;2,1;1
a-long-identifier;x;2;