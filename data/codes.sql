-- The nine-digit statistics as the verbs of `queries/` ask for figures: what a question looks at of the files on disk,
-- in tables under the names of those in memory, which they hide. So every macro of `schema.sql` works on HS codes.
-- In the DuckDB shell: `.read data/schema.sql`, `.read data/lines.sql`, what is wanted as `set variable …`, and this.
-- asked_runs: first and last months, in runs that every period, its base and the same months a year before consist of;
-- asked_flows; asked_partners: codes, none for all countries; asked_goods: `hs2711` and the like, none for all;
-- asked_digits: 0 for these goods themselves, else how many digits the lines have that they are taken apart into;
-- asked_customs: the countries whose lines are read, by the customs' digits, none for all; asked_files: the names of
-- the files that have these months; asked_years: what `code_years` gives of these years for the goods and for `total`;
-- asked_spans: from when to when there is anything of either. All goods together are there in any case.

-- Of the files only these are opened.
set variable code_files = [
    file for file in getvariable('line_files') if list_contains(getvariable('asked_files'), parse_filename(file))
];

-- Where there is no rate it is 0: what is divided by it is no finite number, nor is any sum with that.
create or replace temp table code_month as
select month, first_month, coalesce(jpy_per_usd, 0) as jpy_per_usd, coalesce(jpy_per_eur, 0) as jpy_per_eur,
       coalesce(jpy_per_cny, 0) as jpy_per_cny
from (
    select first_month,
           unnest(range(first_month, (last_month + interval 1 month)::date, interval 1 month))::date as month
    from (select unnest(getvariable('asked_runs'), recursive := true))
)
left join line_rate using (month);

-- What was traded in each run of months with each country, and with the world where the goods are named; all goods are
-- added up beforehand. The unit is the first where all of their lines have it and it is one, else the one in the second
-- place; mass is one kind, in its finest unit, which comes first by its letters, too.
create or replace temp table code_cell as
with counted as (
    -- Lines are found by their beginnings: none for all goods.
    select flow, country, first_month, unit1, unit2, quantity1, quantity2, value_kyen, jpy_per_usd, jpy_per_eur,
           jpy_per_cny,
           unnest(if(getvariable('asked_digits') = 0,
                     [code for code in getvariable('asked_goods') if starts_with(hs9, code[3:])],
                     list_distinct(['hs' || hs9[:getvariable('asked_digits')]] || getvariable('asked_goods')[:1]))
           ) as commodity
    from code_lines(getvariable('code_files')) join code_month using (month)
    where (len(getvariable('asked_goods')) > 0 or getvariable('asked_digits') > 0)
      and hs9 >= coalesce(list_min(getvariable('asked_goods'))[3:], '')
      and hs9 <= coalesce(list_max(getvariable('asked_goods'))[3:], '') || '~'
      and (len(getvariable('asked_goods')) = 0
           or list_bool_or([starts_with(hs9, code[3:]) for code in getvariable('asked_goods')]))
      and (len(getvariable('asked_customs')) = 0 or list_contains(getvariable('asked_customs'), country))
),
line as materialized (
    select flow, commodity, country, first_month, unit1, unit2, sum(value_kyen)::bigint as value_kyen,
           sum(value_kyen * 1000 / jpy_per_usd) as value_usd, sum(value_kyen * 1000 / jpy_per_eur) as value_eur,
           sum(value_kyen * 1000 / jpy_per_cny) as value_cny, sum(quantity1)::bigint as quantity1,
           sum(quantity2)::bigint as quantity2
    from counted group by all
),
kind as (
    select flow, commodity,
           case when count(unit1) = count(*) and min(mass_or(unit1)) = max(mass_or(unit1)) then 1
                when count(unit2) = count(*) and min(mass_or(unit2)) = max(mass_or(unit2)) then 2 end as place,
           if(place = 1, min(unit1), min(unit2)) as finest
    from line group by flow, commodity
),
measured as (
    select flow, commodity, country, first_month, value_kyen, value_usd, value_eur, value_cny,
           case place when 1 then quantity1 * in_unit(unit1, finest) when 2 then quantity2 * in_unit(unit2, finest)
           end as quantity, if(place > 0, finest, null) as finest
    from line join kind using (flow, commodity)
    union all
    select flow, 'total', country, first_month, value_kyen, value_kyen * 1000 / jpy_per_usd,
           value_kyen * 1000 / jpy_per_eur, value_kyen * 1000 / jpy_per_cny, null, null
    from country_total join code_month using (month) where list_contains(getvariable('asked_flows'), flow)
),
-- A row without a country is that of the world.
summed as (
    select flow, commodity, country, first_month, sum(value_kyen)::bigint as value_kyen, sum(value_usd) as value_usd,
           sum(value_eur) as value_eur, sum(value_cny) as value_cny, sum(quantity)::bigint as quantity,
           unit_named(any_value(finest), commodity) as unit
    from measured
    group by grouping sets ((flow, commodity, country, first_month), (flow, commodity, first_month))
)
select flow, commodity, p.code as partner, first_month, value_kyen, value_usd, value_eur, value_cny, quantity, unit
from summed join partner p on coalesce(p.customs_code, p.code) = coalesce(country, 'WORLD')
where len(getvariable('asked_partners')) = 0 or list_contains(getvariable('asked_partners'), p.code)
      or (country is null and (getvariable('asked_digits') = 0 or commodity = 'total'));

-- The lines of the answer: named countries and goods whatever was traded, others as far as there is anything. `whole`:
-- the goods that say from when to when; of what is taken apart these are all of it.
create or replace temp table lookup as
with span as (select unnest(getvariable('asked_spans'), recursive := true)),
cell as (
    select flow, partner, commodity, unit from code_cell
    union all
    select flow, code, commodity, null
    from span join partner on list_contains(getvariable('asked_partners'), code) or code = 'WORLD'
    where getvariable('asked_digits') = 0 or commodity = 'total'
),
found as (
    select flow, partner, commodity, max(unit) as unit,
           if(getvariable('asked_digits') > 0 and commodity <> 'total',
              coalesce(getvariable('asked_goods')[1], 'total'), commodity) as whole
    from cell group by flow, partner, commodity
)
select (row_number() over ())::integer as id, f.flow, partner, f.commodity, whole, 'hs9'::series_code as series,
       s.first_month, s.last_month, s.last_month as horizon, max(unit) over (partition by f.flow, f.commodity) as unit,
       -- What is taken apart is no item beside its lines.
       if(f.commodity = 'total' or len(f.commodity) < getvariable('asked_digits') + 2, 'total', 'item') as level,
       partner in ('WORLD', 'EU') as is_group
from found f
join span s on s.flow = f.flow and s.commodity = whole;

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
