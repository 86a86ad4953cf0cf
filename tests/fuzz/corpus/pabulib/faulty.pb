META
key;value
rule: greedy
budget;ten
vote_type;guess
PROJECTS
project_id;price
1;2;3
VOTES
voter_id;vote
1;"open
