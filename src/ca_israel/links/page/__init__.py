"""What a page says of itself: titles, authors, dates, refreshes."""
