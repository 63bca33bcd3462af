-- The nine-digit statistics as the verbs of `queries/` ask for figures: what a question looks at of the files on disk,
-- in the tables of `codes_tables.sql`. So every macro of `schema.sql` works on HS codes. In the DuckDB shell: `.read`
-- `data/schema.sql` and `data/lines.sql`, set what is wanted as variables, `.read data/codes_tables.sql`, and this.
-- asked_runs: first and last months, in runs that every period, its base and the same months a year before consist of;
-- asked_flows; asked_partners: codes, none for all countries; asked_goods: `hs2711` and the like, none for all;
-- asked_digits: 0 for these goods themselves, else how many digits the lines have that they are taken apart into;
-- asked_customs: the countries whose lines are read, by the customs' digits, none for all; asked_files: the names of
-- the files that have these months; asked_years: what `code_years` gives of these years for the goods and for `total`;
-- asked_spans: from when to when there is anything of either. All goods together are there in any case.

insert into code_month
select month, first_month, jpy_per_usd, jpy_per_eur, jpy_per_cny
from line_month
join (select unnest(getvariable('asked_runs'), recursive := true)) on month between first_month and last_month;

-- What was traded in each run of months with each country, and with the world where the goods are named; all goods are
-- added up beforehand. The unit is the first where all of their lines have it and it is one, else the one in the second
-- place; mass is one kind, in its finest unit, which comes first by its letters, too.
insert into code_cell
with counted as (
    -- Lines are found by their beginnings: none for all goods.
    select flow, country, first_month, unit1, unit2, quantity1, quantity2, value_kyen, jpy_per_usd, jpy_per_eur,
           jpy_per_cny,
           unnest(if(getvariable('asked_digits') = 0,
                     [code for code in getvariable('asked_goods') if starts_with(hs9, code[3:])],
                     list_distinct(['hs' || hs9[:getvariable('asked_digits')]] || getvariable('asked_goods')[:1]))
           ) as commodity
    from code_lines([file for file in getvariable('line_files')
                     if list_contains(getvariable('asked_files'), parse_filename(file))])
    join code_month using (month)
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
           case place when 1 then min(unit1) when 2 then min(unit2) end as finest
    from line group by flow, commodity
),
measured as (
    select flow, commodity, unnest([country, 'WORLD']) as country, first_month, value_kyen, value_usd, value_eur,
           value_cny, case place when 1 then quantity1 * in_unit(unit1, finest)
                                 when 2 then quantity2 * in_unit(unit2, finest) end as quantity, finest
    from line join kind using (flow, commodity)
    union all
    select flow, 'total', unnest([country, 'WORLD']), first_month, value_kyen, value_kyen * 1000 / jpy_per_usd,
           value_kyen * 1000 / jpy_per_eur, value_kyen * 1000 / jpy_per_cny, null, null
    from country_total join code_month using (month) where list_contains(getvariable('asked_flows'), flow)
),
summed as (
    select flow, commodity, country, first_month, sum(value_kyen)::bigint as value_kyen, sum(value_usd) as value_usd,
           sum(value_eur) as value_eur, sum(value_cny) as value_cny, sum(quantity)::bigint as quantity,
           unit_named(any_value(finest), commodity) as unit
    from measured
    group by flow, commodity, country, first_month
)
select flow, commodity, p.code as partner, first_month, value_kyen, value_usd, value_eur, value_cny, quantity, unit
from summed join partner p on coalesce(p.customs_code, p.code) = country
where len(getvariable('asked_partners')) = 0 or list_contains(getvariable('asked_partners'), p.code)
      or (country = 'WORLD' and (getvariable('asked_digits') = 0 or commodity = 'total'));

-- The lines of the answer: named countries and goods whatever was traded, others as far as there is anything. `whole`:
-- the goods that say from when to when; of what is taken apart these are all of it.
insert into lookup
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
