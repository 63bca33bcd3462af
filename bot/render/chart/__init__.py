"""An answer as a picture: plot = what is shown, scene = where it stands, paint and svg = how it is drawn."""
