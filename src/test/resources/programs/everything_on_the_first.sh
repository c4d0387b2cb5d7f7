# A line of 0 for each vertex: the first number of the first line of a METIS file that is no comment.
network=$1
vertices=$(grep -v '^%' "$network" | head -n 1 | cut -d ' ' -f 1)
yes 0 | head -n "$vertices"
