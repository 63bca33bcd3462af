-- Every figure has a value but for the numbers of vehicles, which others counted: these have a quantity only.
select series, flow, partner, commodity, first_month, value_kyen, quantity
from observations
where (value_kyen is null) <> (series = 'tabulated') or (series = 'tabulated' and quantity is null)
