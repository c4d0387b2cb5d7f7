# The pins as the partition; what is free goes to device 1.
pins=$1
out=$2
sed 's/^-1$/1/' "$pins" > "$out"
