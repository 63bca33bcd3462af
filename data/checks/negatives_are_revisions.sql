-- A negative value comes only from the difference of two cumulative figures; anything else negative is a mistake.
select series, origin, flow, partner, commodity, first_month, value_kyen, quantity
from observations
where quantity < 0 or (value_kyen < 0 and origin not in ('ytd_difference', 'annual_minus_months'))
