META
key;value
description;Lindvalla decides
country;Sweden
unit;Lindvalla
instance;2026
num_projects;3
num_votes;4
budget;1000.50
vote_type;approval
rule;greedy
date_begin;01.09.2026
date_end;2026
max_length;2
PROJECTS
project_id;cost;votes;name;category;selected
bench;400;3;"A ""green"" bench; by the lake";parks,old people;1
2;700,5;1;Lights;None;0
10;0;0;;;0
VOTES
voter_id;vote;sex;age;voting_method
1;bench,2;F;40-59;internet
2;bench;M;0;paper
007;;;;
x-9;"bench,bench";;33;internet
