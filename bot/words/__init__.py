"""What periods, goods and countries are called in a language; stands under all that speaks of figures."""
