"""An answer as a picture: plot = what is shown, scene = where it stands, paint = the chart library."""
