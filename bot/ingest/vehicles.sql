-- Vehicles exported, in number: two tabulations of customs data by others than the ministry, which publishes no such
-- table. One has every country by month, used and new; the other, of the exporters' association, used ones by type and
-- year, the first hundred countries of each type.
create temp table tabulated_month as
select case vehicle_condition when 'Used' then 'used_vehicles' else 'new_vehicles' end as commodity, code as partner,
       (month || '-01')::date as month, sum(units)::bigint as quantity
from fact_vehicles join tabulated_countries on name = country
where body_scope = 'All Vehicles' and code is not null
group by all;

-- The countries of a month add up to its total: a country of the area table without a row got none.
create temp table tabulated_whole as
with place as (
    select code as partner from partners where mof_label is not null and code <> 'EU'
    union
    select partner from tabulated_month
)
select commodity, p.partner, month, coalesce(quantity, 0)::bigint as quantity
from (select distinct commodity, month from tabulated_month) cross join place p
left join tabulated_month using (commodity, partner, month);

create temp table tabulated_type as
select code as partner, type, sum(units)::bigint as units, make_date(left(period, 4)::integer, 1, 1) as first_month,
       make_date(left(period, 4)::integer, if(len(period) = 4, 12, 5), 1) as last_month
from fact_used_types join tabulated_countries on name = country_ja
where code is not null and (len(period) = 4 or contains(period, '..'))
group by all;

-- What a country has of each type; null where it may be among those behind the hundredth.
create temp table tabulated_sum as
with cut as (
    select type, first_month, if(count(*) >= 100, min(units), 0) as most_missing from tabulated_type group by all
),
placed as (
    select p.partner, c.type, c.first_month, t.last_month,
           if(u.units is null and most_missing > 0, null, coalesce(u.units, 0)) as units
    from cut c
    join (select distinct first_month, last_month from tabulated_type) t using (first_month)
    cross join (select distinct partner from tabulated_type) p
    left join tabulated_type u on u.partner = p.partner and u.type = c.type and u.first_month = c.first_month
),
summed as (
    select partner, first_month, last_month, sum(units) as listed, count(*) - count(units) as unknown,
           sum(units) filter (type not in ('truck', 'bus')) as cars,
           count(*) filter (units is null and type not in ('truck', 'bus')) as unknown_cars
    from placed group by all
),
-- Where what is listed is all that the other tabulation has, nothing is behind the hundredth.
year as (
    select partner, make_date(year(month), 1, 1) as first_month, sum(quantity) as quantity
    from tabulated_whole where commodity = 'used_vehicles' group by all having count(*) = 12
)
select s.partner, s.first_month, s.last_month,
       if(unknown = 0 or listed = y.quantity, listed, null)::bigint as vehicles,
       if(unknown_cars = 0 or listed = y.quantity, cars, null)::bigint as cars
from summed s left join year y using (partner, first_month);

create temp table tabulated as
select commodity, partner, month as first_month, month as last_month, quantity from tabulated_whole
union all
select 'used_vehicles', partner, first_month, last_month, vehicles from tabulated_sum
where vehicles is not null and first_month < (select min(month) from tabulated_month)
union all
select 'used_passenger_cars', partner, first_month, last_month, cars from tabulated_sum where cars is not null;
