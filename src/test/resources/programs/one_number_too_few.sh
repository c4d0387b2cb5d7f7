network=$1
vertices=$(grep -v '^%' "$network" | head -n 1 | cut -d ' ' -f 1)
yes 0 | head -n "$((vertices - 1))"
