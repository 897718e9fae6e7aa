"""The reference portal: what the public guide says of MyOpenIP, and nothing of the suite that tests it."""
