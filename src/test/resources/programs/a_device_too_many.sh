# Part number {parts}, where the last is {parts} - 1.
network=$1
parts=$2
vertices=$(grep -v '^%' "$network" | head -n 1 | cut -d ' ' -f 1)
yes "$parts" | head -n "$vertices"
