-- In the 9-digit LNG file the world is the sum of the countries.
select first_month, sum(value_kyen) filter (partner = 'WORLD') as world, sum(value_kyen) filter (partner <> 'WORLD') as countries
from observations where series = 'hs9' and commodity = 'lng'
group by all
having world is distinct from countries
   or sum(quantity) filter (partner = 'WORLD') is distinct from sum(quantity) filter (partner <> 'WORLD')
