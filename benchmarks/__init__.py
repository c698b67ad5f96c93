"""What must stay fast, measured as ratios within one run, so that any machine can judge it."""
