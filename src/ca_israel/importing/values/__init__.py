"""Single values as other programs write them: names, dates, languages, TeX."""
