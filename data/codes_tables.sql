-- The tables that `codes.sql` fills with what a question looks at of the lines on disk, and views of them, under the
-- names of those in memory, which they hide: made once, and empty between questions. In the DuckDB shell this is read
-- behind the variables that `codes.sql` explains, and before it.
create or replace temp table code_month (
    month date, first_month date, jpy_per_usd double, jpy_per_eur double, jpy_per_cny double
);

create or replace temp table code_cell (
    flow varchar, commodity varchar, partner varchar, first_month date, value_kyen bigint, value_usd double,
    value_eur double, value_cny double, quantity bigint, unit varchar
);

create or replace temp table lookup (
    id integer, flow varchar, partner varchar, commodity varchar, whole varchar, series series_code, first_month date,
    last_month date, horizon date, unit varchar, level varchar, is_group boolean
);

create or replace temp view line as
select id as line, flow, partner, commodity, unit, level, is_group from lookup;

create or replace temp view beside as
select l.id as line, l.flow, l.partner, l.commodity, r.role::role_code as role, r.years, o.id, o.series, o.horizon
from lookup l
join beside_role r on (r.whose is null or l.partner <> r.whose) and (r.what is null or l.commodity <> r.what)
join lookup o on o.flow = l.flow and o.partner = coalesce(r.whose, l.partner)
    and o.commodity = coalesce(r.what, l.commodity);

-- What is not there of a month that was imported is nothing.
create or replace temp view observation as
select l.id, r.first_month, r.last_month, (datediff('month', r.first_month, r.last_month) + 1)::smallint as months,
       coalesce(c.value_kyen, 0) as value_kyen, if(l.unit is null, null, coalesce(c.quantity, 0)) as quantity,
       finite(coalesce(c.value_usd, 0)) as value_usd, finite(coalesce(c.value_eur, 0)) as value_eur,
       finite(coalesce(c.value_cny, 0)) as value_cny,
       line_basis(y.released, y.year, y.last_month, r.first_month)::basis_code as basis, false as is_stale
from lookup l
join (select unnest(getvariable('asked_years'), recursive := true)) y on y.flow = l.flow and y.commodity = l.whole
join (select unnest(getvariable('asked_runs'), recursive := true)) r
    on year(r.first_month) = y.year and month(r.first_month) <= y.last_month
    and r.first_month >= l.first_month and r.last_month <= l.last_month
left join code_cell c on c.flow = l.flow and c.partner = l.partner and c.commodity = l.commodity
    and c.first_month = r.first_month;
