"""What citation styles share: names, dates, numbers, punctuation, capitals, order."""
