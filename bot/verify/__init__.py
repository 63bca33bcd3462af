"""The figures of a text checked against the data: text → sentences → claims → readings → verdicts → a message or JSON."""
