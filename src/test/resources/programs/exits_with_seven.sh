# Fails as programs do: with a message and an exit code.
echo "cannot read the graph" >&2
exit 7
