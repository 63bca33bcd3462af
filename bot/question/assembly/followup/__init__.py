"""A question that changes an earlier one: each module changes one place of it."""
