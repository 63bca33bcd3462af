"""From words to what is shown: buttons, what a button carries, pictures and files, inline results."""
