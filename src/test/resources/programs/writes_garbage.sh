echo "Partitioning finished successfully!"
