"""What words around a noun make of it: goods that another noun is made with, and what only says why or when."""
