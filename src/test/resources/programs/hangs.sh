# Starts a child that never ends, and tells its number.
sleep 100000 &
echo $! > "$1.tmp"
mv "$1.tmp" "$1"
wait
