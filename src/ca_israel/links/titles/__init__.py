"""Whether two titles name the same work, across languages, inflection and transliteration."""
