-- The release in use and what was imported → the tables of the next release. Run on the views of known.py; `incoming`
-- holds the new cells, `withdrawn` cells whose figures are no longer vouched for. The variable `release` counts
-- releases from the bundled data on, `released` is the day of this one.

-- The area table has no quantities: those that stand beside its figures, from other files, stay.
update incoming i set quantity = h.quantity
from held h
where i.quantity is null and h.quantity is not null and i.series in ('monthly', 'annual') and h.flow = i.flow
  and h.partner = i.partner and h.commodity = i.commodity and h.series = i.series
  and h.first_month = i.first_month and h.last_month = i.last_month;

-- A held figure that is imported again with the same value stays as it is, and is noted as seen.
create temp table same as
select h.flow, h.partner, h.commodity, h.series, h.first_month, h.last_month
from held h
join incoming i on i.flow = h.flow and i.partner = h.partner and i.commodity = h.commodity and i.series = h.series
    and i.first_month = h.first_month and i.last_month = h.last_month
where i.value_kyen = h.value_kyen and i.quantity is not distinct from h.quantity;

-- What gives way: other values of the same span, lumps of months that are there one by one now, and estimates of such
-- months.
create temp table gone as
select distinct h.flow, h.partner, h.commodity, h.series, h.first_month, h.last_month
from held h
join incoming i on i.flow = h.flow and i.partner = h.partner and i.commodity = h.commodity
    and i.series = case h.series when 'estimate' then 'monthly' else h.series end
    and i.first_month <= h.last_month and i.last_month >= h.first_month
anti join same s on s.flow = h.flow and s.partner = h.partner and s.commodity = h.commodity and s.series = h.series
    and s.first_month = h.first_month and s.last_month = h.last_month
union
select h.flow, h.partner, h.commodity, h.series, h.first_month, h.last_month
from held h join withdrawn w on w.flow = h.flow and w.partner = h.partner and w.commodity = h.commodity
    and year(h.first_month) = w.year and h.series = 'hs9';

-- Yen per dollar, euro and yuan: a month at its average; a year at the rate its months give, weighted by what was
-- traded. Rates end earlier than months may: then there is none.
create temp table year_rate as
select flow, partner, commodity, year(first_month) as year,
       if(count(*) = count(jpy_per_usd) and sum(value_kyen) > 0,
          sum(value_kyen) / nullif(sum(value_kyen / jpy_per_usd), 0), null) as jpy_per_usd,
       if(count(*) = count(jpy_per_eur) and sum(value_kyen) > 0,
          sum(value_kyen) / nullif(sum(value_kyen / jpy_per_eur), 0), null) as jpy_per_eur,
       if(count(*) = count(jpy_per_cny) and sum(value_kyen) > 0,
          sum(value_kyen) / nullif(sum(value_kyen / jpy_per_cny), 0), null) as jpy_per_cny
from incoming left join rates r on r.month = strftime(first_month, '%Y-%m')
where series = 'monthly' group by all;

create temp table mean_rate as
select left(month, 4)::integer as year, if(count(jpy_per_usd) = 12, avg(jpy_per_usd), null) as jpy_per_usd,
       if(count(jpy_per_eur) = 12, avg(jpy_per_eur), null) as jpy_per_eur,
       if(count(jpy_per_cny) = 12, avg(jpy_per_cny), null) as jpy_per_cny
from rates group by all having count(*) = 12;

create temp table added as
select i.*, getvariable('released') as vintage, getvariable('release') as release, getvariable('released') as seen,
       round(if(i.series = 'annual', coalesce(y.jpy_per_usd, m.jpy_per_usd), r.jpy_per_usd), 6) as jpy_per_usd,
       round(if(i.series = 'annual', coalesce(y.jpy_per_eur, m.jpy_per_eur), r.jpy_per_eur), 6) as jpy_per_eur,
       round(if(i.series = 'annual', coalesce(y.jpy_per_cny, m.jpy_per_cny), r.jpy_per_cny), 6) as jpy_per_cny
from incoming i
anti join same s on s.flow = i.flow and s.partner = i.partner and s.commodity = i.commodity and s.series = i.series
    and s.first_month = i.first_month and s.last_month = i.last_month
left join rates r on r.month = strftime(i.first_month, '%Y-%m')
left join year_rate y on y.flow = i.flow and y.partner = i.partner and y.commodity = i.commodity
    and y.year = year(i.first_month)
left join mean_rate m on m.year = year(i.first_month);

-- What had no rate gets one when it is there.
create temp view next_held as
select h.* exclude (seen, replaced_by, jpy_per_usd, jpy_per_eur, jpy_per_cny),
       coalesce(h.jpy_per_usd,
                round(if(h.first_month = h.last_month, r.jpy_per_usd, coalesce(y.jpy_per_usd, m.jpy_per_usd)), 6))
           as jpy_per_usd,
       coalesce(h.jpy_per_eur,
                round(if(h.first_month = h.last_month, r.jpy_per_eur, coalesce(y.jpy_per_eur, m.jpy_per_eur)), 6))
           as jpy_per_eur,
       coalesce(h.jpy_per_cny,
                round(if(h.first_month = h.last_month, r.jpy_per_cny, coalesce(y.jpy_per_cny, m.jpy_per_cny)), 6))
           as jpy_per_cny,
       case when s.flow is not null then getvariable('released') else h.seen end as seen
from held h
anti join gone g on g.flow = h.flow and g.partner = h.partner and g.commodity = h.commodity and g.series = h.series
    and g.first_month = h.first_month and g.last_month = h.last_month
left join same s on s.flow = h.flow and s.partner = h.partner and s.commodity = h.commodity and s.series = h.series
    and s.first_month = h.first_month and s.last_month = h.last_month
left join rates r on r.month = strftime(h.first_month, '%Y-%m')
left join year_rate y on y.flow = h.flow and y.partner = h.partner and y.commodity = h.commodity
    and y.year = year(h.first_month)
left join mean_rate m on m.year = year(h.first_month)
union all by name
from added;

create temp view next_history as
from replaced
union all by name
select h.* exclude (replaced_by), getvariable('release') as replaced_by
from held h
join gone g on g.flow = h.flow and g.partner = h.partner and g.commodity = h.commodity and g.series = h.series
    and g.first_month = h.first_month and g.last_month = h.last_month;
