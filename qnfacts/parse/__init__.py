"""From text to claims: numbers, their units, the times, the manner, the subject."""
