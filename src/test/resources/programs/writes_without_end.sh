yes 0 | head -c 3000000
