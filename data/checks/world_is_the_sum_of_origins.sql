-- In the 9-digit LNG file the world is the sum of the countries; in a file that was imported it may hold some that have
-- no code.
select first_month, sum(value_kyen) filter (partner = 'WORLD') as world,
       sum(value_kyen) filter (partner <> 'WORLD') as countries
from observations where series = 'hs9' and commodity = 'lng'
group by first_month
having case when bool_or(origin = 'hs9_release') then world < countries else world is distinct from countries end
    or case when bool_or(origin = 'hs9_release')
            then sum(quantity) filter (partner = 'WORLD') < sum(quantity) filter (partner <> 'WORLD')
            else sum(quantity) filter (partner = 'WORLD') is distinct from sum(quantity) filter (partner <> 'WORLD') end
