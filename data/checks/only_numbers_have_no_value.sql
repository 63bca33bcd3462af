-- Every figure has a value but for the numbers of vehicles, which others counted, and for volumes of months behind the
-- last value: these have a quantity only.
select series, flow, partner, commodity, first_month, value_kyen, quantity
from observations
where (value_kyen is null) <> (series in ('tabulated', 'volume'))
   or (series in ('tabulated', 'volume') and quantity is null)
